import { sql } from 'kysely';
import { areasOf } from '#agenda/server';
import type { Area } from '#kernel/area.ts';
import type { Fact } from '#kernel/facts.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import { areaOf, type Beat, type Counts, fold, lookup, weekOf, weeksUntil } from '../pulse.ts';
import { within } from './tables.ts';

/** How many facts of each area a week has; `start` is its Monday. An area without any is not named. */
export type Week = Readonly<{ start: string; counts: Readonly<Partial<Record<Area, number>>> }>;

export const READER = 'impact.pulse';

/** The last `n` weeks by the hub's clock, oldest first; the last is the one that is not over. Weeks without a fact are there too. */
export async function weeks(n: number, now = new Date()): Promise<Week[]> {
	const { timeZone } = await hub();
	const starts = weeksUntil(weekOf(now, timeZone), n);
	return sameForAll(`weeks ${n} ${starts[0]}`, () => read(starts));
}

/** Reader of the log: adds a batch of facts to the weeks. */
export async function count(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const { timeZone } = await hub();
	const counted = fold({}, await beats(tx, facts), timeZone);
	if (!Object.keys(counted).length) return;
	await add(tx, counted);
	await say(tx);
}

/**
 * Counts the whole log again from zero, as far as the reader has come, and keeps the result; the reader waits meanwhile.
 * @returns how many counts were not what the log says: 0 unless something went wrong, or the hub moved to another time zone.
 */
export function rebuild(): Promise<number> {
	return transaction(async (tx) => {
		const { rows } = await sql<{
			position: number;
		}>`select position from kernel.cursor where reader = ${READER} for update`.execute(tx);
		const counted = await recount(tx, rows[0]?.position ?? 0);
		const before = await within(tx).deleteFrom('impact.week').returningAll().execute();
		await add(tx, counted);
		await say(tx);
		return difference(counted, before);
	});
}

async function read(starts: readonly string[]): Promise<Week[]> {
	const rows = await within(db)
		.selectFrom('impact.week')
		.selectAll()
		.where('week', '>=', starts[0] ?? '')
		.where('count', '>', 0)
		.execute();
	const counts = (start: string) =>
		Object.fromEntries(rows.filter(({ week }) => week === start).map(({ area, count }) => [area, count]));
	return starts.map((start) => ({ start, counts: counts(start) }));
}

/** Tells every program, once this is committed, that the weeks are not what they were. */
async function say(tx: Tx): Promise<void> {
	await sql`select pg_notify('pulse', '')`.execute(tx);
}

async function recount(tx: Tx, until: number): Promise<Counts> {
	const { timeZone } = await hub();
	let counts: Counts = {};
	let facts: Fact[];
	for (let position = 0; position < until; position = facts.at(-1)?.position ?? until) {
		facts = (await factsAfter(tx, position)).filter((fact) => fact.position <= until);
		counts = fold(counts, await beats(tx, facts), timeZone);
	}
	return counts;
}

async function add(tx: Tx, counts: Counts): Promise<void> {
	const rows = rowsOf(counts).filter(({ count }) => count);
	if (!rows.length) return;
	await within(tx)
		.insertInto('impact.week')
		.values(rows)
		.onConflict((conflict) =>
			conflict
				.columns(['week', 'area'])
				.doUpdateSet((row) => ({ count: row('impact.week.count', '+', row.ref('excluded.count')) }))
		)
		.execute();
}

const rowsOf = (counts: Counts): { week: string; area: Area; count: number }[] =>
	Object.entries(counts).flatMap(([week, of]) =>
		Object.entries(of).map(([area, count]) => ({ week, area: area as Area, count }))
	);

function difference(counted: Counts, before: readonly { week: string; area: Area; count: number }[]): number {
	const rest = new Map(rowsOf(counted).map(({ week, area, count }) => [`${week} ${area}`, count]));
	for (const { week, area, count } of before) rest.set(`${week} ${area}`, (rest.get(`${week} ${area}`) ?? 0) - count);
	return [...rest.values()].filter(Boolean).length;
}

/** The facts that count for an area; of a correction, in place of itself, what it takes back. */
async function beats(tx: Tx, facts: readonly Fact[]): Promise<Beat[]> {
	const roots = await rootsOf(tx, facts);
	const meant = facts.map((fact) => roots.get(fact.id) ?? { ...fact, weight: 1 as const });
	const found = await areasOf(
		meant.flatMap((fact) => lookup(fact) ?? []),
		tx
	);
	return meant.flatMap(({ at, weight, ...fact }) => {
		const area = areaOf(fact, found);
		return area ? [{ area, at, weight }] : [];
	});
}

type Root = Pick<Fact, 'verb' | 'object' | 'context' | 'source' | 'at'> & { weight: 1 | -1 };
type RootRow = Record<'id' | 'verb' | 'objectKind' | 'object' | 'source', string> & {
	at: Date;
	depth: number;
} & Record<'contextKind' | 'context', string | null>;

/** What each correction is in the end about. One that corrects a correction brings back what that took away. */
async function rootsOf(tx: Tx, facts: readonly Fact[]): Promise<Map<string, Root>> {
	const corrections = facts.filter(({ corrects }) => corrects).map(({ id }) => id);
	if (!corrections.length) return new Map();
	const { rows } = await sql<RootRow>`
		with recursive chain (id, corrected, depth) as (
			select id, corrects, 1 from kernel.activity where id = any(${corrections}::uuid[])
			union all select c.id, a.corrects, c.depth + 1 from chain c join kernel.activity a on a.id = c.corrected where a.corrects is not null
		)
		select distinct on (c.id) c.id, c.depth, a.verb, a.object_kind, a.object, a.context_kind, a.context, a.source, a.at
		from chain c join kernel.activity a on a.id = c.corrected order by c.id, c.depth desc`.execute(tx);
	return new Map(rows.map((row) => [row.id, rootOf(row)]));
}

function rootOf({ verb, objectKind, object, contextKind, context, source, at, depth }: RootRow): Root {
	return {
		verb: verb as Fact['verb'],
		object: { kind: objectKind, id: object },
		context: contextKind && context ? { kind: contextKind, id: context } : null,
		source: source as Fact['source'],
		at,
		weight: depth % 2 ? -1 : 1
	};
}
