import { sql } from 'kysely';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { silentSince } from '../watch.ts';
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

const everybodys = sql`sensing.stream_card d join sensing.thing t on t.number = d.thing where t.seen = 'public' and t.retired_at is null`;

/** What is measured for everybody to see, at things that are still observed. */
export async function publicStreams(
	on: On = db
): Promise<Readonly<{ id: string; name: string; symbol: string | null; thing: string }>[]> {
	const { rows } = await sql<{ id: string; name: string; symbol: string | null; thing: string }>`
		select d.id, d.name, d.unit ->> 'symbol' as symbol, t.name as thing from ${everybodys} order by t.name collate "und-x-icu", d.number limit 500`.execute(
		on
	);
	return rows;
}

const nothing = { value: null, at: null, silent: true };

/** The latest value of one of them; that of any other is nobody's to know. */
export async function measuredNow(
	id: string,
	on: On = db,
	now: Date = new Date()
): Promise<Readonly<{ value: number | null; at: Date | null; silent: boolean }>> {
	if (!isId(id)) return nothing;
	const { rows } = await sql<Pick<Stream, 'everySeconds' | 'latestAt' | 'latestNumber'>>`
		select d.latest_number, d.latest_at, d.every_seconds from ${everybodys} and d.id = ${id}`.execute(on);
	const [its] = rows;
	if (!its) return nothing;
	const { latestNumber: value, latestAt: at, everySeconds } = its;
	return { value, at, silent: silentSince(at, everySeconds, now) !== null };
}
