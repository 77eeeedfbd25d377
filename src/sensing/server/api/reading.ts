import { sql } from 'kysely';
import { relationOf, type SetName } from '../../model.ts';
import type { Options } from '../../query/options.ts';
import type { Caller } from '../caller.ts';
import type { On, Sql } from '../sql.ts';
import { Compiler } from './compile.ts';
import { leads, stored, tableOf, visible } from './entities.ts';
import { Reckoning } from './reckoning.ts';

/** A row of a set as it is kept; `bytes`: what it takes in writing. */
export type Row = Readonly<Record<string, unknown> & { number: number; bytes: number }>;

/** Some of a set, and whether there are more. */
export type Portion = Readonly<{ rows: readonly Entity[]; more: boolean; count: number | null }>;
export type Entity = Readonly<{ row: Row; expanded: ReadonlyMap<string, Portion> }>;

/** What is read: all of a set, or what some rows of another lead to. */
type From = Readonly<{ set: SetName; via: Readonly<{ set: SetName; relation: string }> | null; one?: string }>;

/** The rows that lead to what is read, by how many times each stands in the answer; 0 where it is all of a set. */
type Parents = ReadonlyMap<number, number>;

/** Who asks for one answer, of what, and how much of it is left to be written. */
type Asking = Readonly<{ caller: Caller; on: On; reckoning: Reckoning }>;

const nothing: Portion = { rows: [], more: false, count: null };
const parentsOf = (parent: number | null): Parents => new Map([[parent ?? 0, 1]]);

/** What an address asks for, as far as the caller may see it: a set, or what one row of another leads to. @throws 400 sensing_asked_many */
export async function readSet(
	{ set, via, parent }: From & Readonly<{ parent: number | null }>,
	options: Options,
	caller: Caller,
	on: On
): Promise<Portion> {
	const asking = { caller, on, reckoning: new Reckoning() };
	const found = await readUnder({ set, via }, parentsOf(parent), options, asking);
	return found.get(parent ?? 0) ?? nothing;
}

/** One of a set by its number; undefined when there is none that the caller may see. @throws 400 sensing_asked_many */
export async function readOne(
	{ set, via, parent, one }: From & Readonly<{ parent: number | null }>,
	options: Options,
	caller: Caller,
	on: On
): Promise<Entity | undefined> {
	const alone = { ...options, filter: null, order: [], top: 1, skip: 0, count: false };
	const from = one === undefined ? { set, via } : { set, via, one };
	const asking = { caller, on, reckoning: new Reckoning() };
	const found = await readUnder(from, parentsOf(parent), alone, asking);
	return found.get(parent ?? 0)?.rows[0];
}

/** What each of some rows leads to, or a whole set under 0. */
async function readUnder(
	from: From,
	parents: Parents,
	options: Options,
	asking: Asking
): Promise<Map<number, Portion>> {
	const { caller, on, reckoning } = asking;
	const top = options.top ?? reckoning.page(sum(parents.values()));
	const asked = whatIsAsked(from, [...parents.keys()], options, caller);
	const rows = await rowsOf(from, [...parents.keys()], { ...options, top }, asked, asking);
	const counts = options.count ? await countsOf(from, [...parents.keys()], asked, on) : null;
	const parts = Map.groupBy(rows, ({ parent }) => parent);
	const kept = new Map([...parts].map(([parent, its]) => [parent, its.slice(0, top)] as const));
	const written = timesWritten(kept, parents);
	reckoning.take(kept, parents);
	const expanded = await expandAll(from.set, written, options, asking);
	return new Map(
		[...parents.keys()].map((parent) => {
			const its = kept.get(parent) ?? [];
			const entities = its.map(({ parent: _, ...row }) => ({ row: row as Row, expanded: expanded(row.number) }));
			const more = (parts.get(parent)?.length ?? 0) > top;
			return [parent, { rows: entities, more, count: counts ? (counts.get(parent) ?? 0) : null }] as const;
		})
	);
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, one) => total + one, 0);

/** What is shared stands in the answer on every path that leads to it. */
function timesWritten(kept: ReadonlyMap<number, readonly Row[]>, parents: Parents): Parents {
	const times = new Map<number, number>();
	for (const [parent, rows] of kept)
		for (const { number } of rows) times.set(number, (times.get(number) ?? 0) + (parents.get(parent) ?? 0));
	return times;
}

type Asked = Readonly<{ from: Sql; where: Sql; order: Sql }>;

function whatIsAsked({ set, via, one }: From, parents: readonly number[], options: Options, caller: Caller): Asked {
	const compiler = new Compiler(caller);
	const conditions = [
		visible(set, caller, 't'),
		...(via ? [leads(via.set, via.relation, 'p', 't'), among(parents)] : []),
		...(one === undefined ? [] : [sql`t.number = ${one}::bigint`]),
		...(options.filter ? [compiler.filter(set, 't', options.filter)] : [])
	];
	// what comes with time is read by the index that has it in order of time
	const usual = set === 'Observations' && via?.set === 'Datastreams' ? ['phenomenon_from', 'number'] : ['number'];
	return {
		from: via ? sql`${tableOf(via.set, 'p')}, ${tableOf(set, 't')}` : tableOf(set, 't'),
		where: sql.join(conditions, sql` and `),
		order: compiler.order(set, 't', options.order, usual)
	};
}

/** One parent is said to be equal: only then is what it leads to read by the index that has it in order. */
const among = (parents: readonly number[]): Sql =>
	parents.length === 1 ? sql`p.number = ${parents[0]}::bigint` : sql`p.number = any(${[...parents]}::bigint[])`;

type Parented = Row & Readonly<{ parent: number }>;

async function rowsOf(
	{ set, via }: From,
	parents: readonly number[],
	{ top, skip }: Readonly<{ top: number; skip: number }>,
	{ from, where, order }: Asked,
	{ on, reckoning }: Asking
): Promise<readonly Parented[]> {
	const page = sql`limit ${top + 1} offset ${skip}`;
	if (!via || parents.length === 1) {
		const parent = parents[0] ?? 0;
		return reckoning.read(
			sql`select ${parent}::bigint as parent, t.* from ${from} where ${where} order by ${order} ${page}`,
			on
		);
	}
	// of each as many as are asked for, by its own look at the index, and of all no more than can be written
	return reckoning.read(
		sql`select asked.parent, found.* from unnest(${[...parents]}::bigint[]) as asked(parent)
		cross join lateral (select t.* from ${sql.table(stored[via.set].table)} as p, ${tableOf(set, 't')}
			where p.number = asked.parent and ${where} order by ${order} ${page}) as found
		limit ${reckoning.left + parents.length + 1}`,
		on
	);
}

async function countsOf(
	{ via }: From,
	parents: readonly number[],
	{ from, where }: Asked,
	on: On
): Promise<Map<number, number>> {
	if (!via) {
		const { rows } = await sql<{ count: number }>`select count(*) as count from ${from} where ${where}`.execute(on);
		return new Map([[0, Number(rows[0]?.count ?? 0)]]);
	}
	if (!parents.length) return new Map();
	const { rows } = await sql<{ parent: number; count: number }>`
		select p.number as parent, count(*) as count from ${from} where ${where} group by p.number`.execute(on);
	return new Map(rows.map(({ parent, count }) => [parent, Number(count)]));
}

/** All that is expanded of some rows: a question for each relation, however many rows there are. */
async function expandAll(
	set: SetName,
	written: Parents,
	{ expand }: Options,
	asking: Asking
): Promise<(number: number) => ReadonlyMap<string, Portion>> {
	const found = new Map<string, Map<number, Portion>>();
	for (const [relation, options] of expand) {
		const to = relationOf(set, relation)?.to;
		if (!to || !written.size) continue;
		found.set(relation, await readUnder({ set: to, via: { set, relation } }, written, options, asking));
	}
	return (number) => new Map([...found].map(([relation, its]) => [relation, its.get(number) ?? nothing]));
}
