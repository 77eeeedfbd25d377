import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from './sql.ts';

/** One value that is observed at a thing, with the latest. */
export type Stream = Readonly<{
	number: number;
	id: string;
	name: string;
	symbol: string | null;
	definition: string;
	everySeconds: number | null;
	latestAt: Date | null;
	latestNumber: number | null;
	latestResult: unknown;
	silentSince: Date | null;
	phenomenonFrom: Date | null;
}>;

/** What is observed at some things, by the number of each; nothing in it tells who may see it. */
export async function streamsOf(things: readonly number[], on: On = db): Promise<Map<number, readonly Stream[]>> {
	const { rows } = await sql<Stream & { thing: number }>`
		select d.thing, d.number, d.id, d.name, d.unit ->> 'symbol' as symbol, p.definition, d.every_seconds, d.latest_at, d.latest_number, d.latest_result,
			d.silent_since, d.phenomenon_from
		from sensing.stream_card d join sensing.observed_property p on p.number = d.observed_property
		where d.thing = any(${[...things]}::bigint[]) order by d.number`.execute(on);
	return Map.groupBy(rows, ({ thing }) => thing);
}

/** A part of a span of time, with what was observed in it. */
export type Part = Readonly<{ at: Date; least: number; mean: number; most: number; count: number }>;

/** What a stream said from a moment to another, in parts of equal length; parts in which it said nothing are not there. */
export async function partsOf(
	stream: number,
	{ from, until, seconds }: Readonly<{ from: Date; until: Date; seconds: number }>,
	on: On = db
): Promise<readonly Part[]> {
	const { rows } = await sql<Part>`
		select date_bin(make_interval(secs => ${seconds}), phenomenon_from, ${from}) as at, min(result_number) as least, avg(result_number) as mean, max(result_number) as most,
			count(*)::int as count
		from sensing.observation where datastream = ${stream} and phenomenon_from >= ${from} and phenomenon_from < ${until} and result_number is not null
		group by 1 order by 1`.execute(on);
	return rows;
}
