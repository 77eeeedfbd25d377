import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** Keeps what observations that were just made change of what is known of their streams: extent, area and latest value. In the order of the streams, so that two that come together wait and do not cross. */
export async function keepStanding(tx: Tx, observations: readonly number[]): Promise<void> {
	if (!observations.length) return;
	const made = sql`sensing.observation where number = any(${[...observations]}::bigint[])`;
	await sql`insert into sensing.feature_stream (feature, datastream) select distinct feature, datastream from ${made}
		order by datastream, feature on conflict do nothing`.execute(tx);
	await sql`insert into sensing.standing as s (datastream, phenomenon_from, phenomenon_until, result_from, result_until, west, south, east, north,
			latest, latest_at, latest_result, latest_number, received_at)
		select o.datastream, min(o.phenomenon_from), max(coalesce(o.phenomenon_until, o.phenomenon_from)), min(o.result_time), max(o.result_time),
			min(f.west), min(f.south), max(f.east), max(f.north), l.number, l.phenomenon_from, l.result, l.result_number, now()
		from (select * from ${made}) o join sensing.feature f on f.number = o.feature
		join (select distinct on (datastream) * from ${made} order by datastream, phenomenon_from desc, number desc) l on l.datastream = o.datastream
		group by o.datastream, l.number, l.phenomenon_from, l.result, l.result_number order by o.datastream
		on conflict (datastream) do update set
			phenomenon_from = least(s.phenomenon_from, excluded.phenomenon_from), phenomenon_until = greatest(s.phenomenon_until, excluded.phenomenon_until),
			result_from = least(s.result_from, excluded.result_from), result_until = greatest(s.result_until, excluded.result_until),
			west = least(s.west, excluded.west), south = least(s.south, excluded.south), east = greatest(s.east, excluded.east), north = greatest(s.north, excluded.north),
			received_at = excluded.received_at,
			(latest, latest_at, latest_result, latest_number) = (select case when newer then excluded.latest else s.latest end,
				case when newer then excluded.latest_at else s.latest_at end, case when newer then excluded.latest_result else s.latest_result end,
				case when newer then excluded.latest_number else s.latest_number end
				from (select s.latest_at is null or excluded.latest_at >= s.latest_at as newer) as compared)`.execute(tx);
}

/** Reckons anew what is known of streams of which observations were changed or taken away, or of whose features. */
export async function reckonStanding(tx: Tx, streams: readonly number[]): Promise<void> {
	if (!streams.length) return;
	const its = sql`any(${[...streams]}::bigint[])`;
	await sql`delete from sensing.feature_stream p where p.datastream = ${its}
		and not exists (select from sensing.observation o where o.feature = p.feature and o.datastream = p.datastream)`.execute(
		tx
	);
	await sql`insert into sensing.feature_stream (feature, datastream) select distinct feature, datastream from sensing.observation where datastream = ${its}
		on conflict do nothing`.execute(tx);
	await sql`update sensing.standing s set phenomenon_from = a.phenomenon_from, phenomenon_until = a.phenomenon_until, result_from = a.result_from, result_until = a.result_until,
			west = b.west, south = b.south, east = b.east, north = b.north, latest = l.number, latest_at = l.phenomenon_from, latest_result = l.result, latest_number = l.result_number
		from sensing.datastream d
		left join lateral (select min(phenomenon_from) as phenomenon_from, max(coalesce(phenomenon_until, phenomenon_from)) as phenomenon_until,
			min(result_time) as result_from, max(result_time) as result_until from sensing.observation where datastream = d.number) a on true
		left join lateral (select min(f.west) as west, min(f.south) as south, max(f.east) as east, max(f.north) as north from sensing.feature_stream p
			join sensing.feature f on f.number = p.feature where p.datastream = d.number) b on true
		left join lateral (select * from sensing.observation where datastream = d.number order by phenomenon_from desc, number desc limit 1) l on true
		where d.number = s.datastream and s.datastream = ${its}`.execute(tx);
}
