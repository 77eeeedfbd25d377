import { sql } from 'kysely';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { keeper, manyThings } from '../sensorthings/world.ts';

const STREAMS_EACH = 5;
const MOST_THINGS = 20;

/** Public things with streams that have written every minute until now: a quarter of all observations is of the first. @returns its number, and a key that writes to all of them */
export async function observe(count: number): Promise<{ stream: number; key: string }> {
	const owner = await keeper('mesures', 'Mesure');
	const things = Math.max(1, Math.min(MOST_THINGS, Math.floor(count / 1000)));
	const made = await manyThings(owner, things, STREAMS_EACH);
	const [stream = 0, ...others] = made.map(({ number }) => number);
	const share = Math.floor(count / 4);
	await transaction(async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx);
		const feature = await featureOf(tx, owner.organization);
		await write(tx, { streams: [stream], feature, each: share });
		await write(tx, { streams: others, feature, each: Math.floor((count - share) / others.length) });
		await stand(tx, [stream, ...others], feature);
	});
	return { stream, key: owner.key };
}

async function featureOf(tx: Tx, organization: string): Promise<number> {
	const { rows } = await sql<{ number: number }>`with made as (
			insert into sensing.feature (organization, name, description, encoding, feature, west, south, east, north)
				values (${organization}, 'Le quai', 'Inventé.', 'application/geo+json', '{"type":"Point","coordinates":[3.95,50.45]}', 3.95, 50.45, 3.95, 50.45)
				returning number
		), named as (update sensing.location set feature = made.number from made where organization = ${organization})
		select number from made`.execute(tx);
	return rows[0]?.number ?? 0;
}

type Written = Readonly<{ streams: readonly number[]; feature: number; each: number }>;

const write = (tx: Tx, { streams, feature, each }: Written) =>
	sql`insert into sensing.observation (datastream, feature, phenomenon_from, result_time, result, result_number)
		select stream, ${feature}, at, at, to_jsonb(value), value
		from unnest(${[...streams]}::bigint[]) stream cross join generate_series(1, ${each}::int) n
			cross join lateral (select date_trunc('minute', now()) - make_interval(mins => ${each}::int - n) as at, (n * 7 + stream) % 400 / 10.0 as value) one`.execute(
		tx
	);

/** What is known of streams by now, as each batch would have kept it. */
async function stand(tx: Tx, streams: readonly number[], feature: number): Promise<void> {
	await sql`insert into sensing.standing (datastream, phenomenon_from, phenomenon_until, result_from, result_until, latest, latest_at, latest_result, latest_number, received_at)
		select datastream, first.at, phenomenon_from, first.at, result_time, number, phenomenon_from, result, result_number, now()
		from (
			select distinct on (datastream) * from sensing.observation where datastream = any(${[...streams]}::bigint[])
			order by datastream, phenomenon_from desc, number desc
		) latest cross join lateral (select min(phenomenon_from) as at from sensing.observation o where o.datastream = latest.datastream) first`.execute(
		tx
	);
	await sql`insert into sensing.feature_stream (feature, datastream) select ${feature}, unnest(${[...streams]}::bigint[])`.execute(
		tx
	);
}
