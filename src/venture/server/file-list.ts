import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import { type Stage, stages } from '../kinds.ts';
import { reads } from '../standing.ts';
import { asFile, type File, fileIdsFor, filesFor, holdsIt, opensTo, type Reader } from './files.ts';
import { type On, within } from './tables.ts';

/** A file as a list shows it: whose it is, and for who reads its plan, what is due next. */
export type FileRow = File & Readonly<{ holders: readonly string[]; due: string | null; dueWords: string | null }>;

export const fileSorts = ['heard', 'name', 'stage', 'opened', 'due'] as const;

export type FileQuery = Readonly<{
	q?: string;
	stage?: Stage;
	adviser?: string;
	/** Its holders have heard nothing for so many days; what is closed, or has left the hub, is none of them. */
	silentDays?: number;
	/** Something is due by a day. */
	dueBy?: string;
	/** Letters wait in it. */
	letters?: boolean;
	closed?: boolean;
	/** Those in which she works, or those that are about her. */
	as: 'adviser' | 'holder';
	sort?: (typeof fileSorts)[number];
	descending?: boolean;
}>;

type Window = Readonly<{ offset: number; limit: number }>;

/** A page of the files of somebody, and how many there are in all. */
export async function fileList(
	reader: Reader,
	query: FileQuery,
	{ offset, limit }: Window,
	on: On = db
): Promise<{ rows: FileRow[]; total: number }> {
	const { sort = 'heard', descending = false } = query;
	const way = descending ? 'desc' : 'asc';
	// what is shown of a file is read of those of this page alone
	const page = await narrowed(reader, query, on)
		.select(sql<number>`count(*) over ()::int`.as('total'))
		.$if(sort === 'due', (files) => files.leftJoin(nextDue(on).as('next'), 'next.file', 'f.id'))
		.orderBy(sort === 'due' ? dueOf(reader) : orders[sort], way)
		.orderBy('f.id')
		.offset(offset)
		.limit(limit)
		.execute();
	const ids = page.map(({ id }) => id);
	return { rows: await shownOf(reader, ids, on), total: page[0]?.total ?? 0 };
}

/** The board: of each stage the files that have waited longest, and how many there are. */
export async function fileBoard(
	reader: Reader,
	query: Omit<FileQuery, 'stage' | 'sort' | 'descending'>,
	most: number,
	on: On = db
): Promise<readonly Readonly<{ stage: Stage; rows: FileRow[]; total: number }>[]> {
	const ranked = narrowed(reader, query, on)
		.select('f.stage')
		.select(sql<number>`row_number() over (partition by f.stage order by ${orders.heard}, f.id)::int`.as('rank'))
		.select(sql<number>`count(*) over (partition by f.stage)::int`.as('total'));
	const first = await within(on)
		.selectFrom(ranked.as('r'))
		.selectAll()
		.where('rank', '<=', most)
		.orderBy('rank')
		.execute();
	const byStage = Map.groupBy(first, ({ stage }) => stage);
	const ids = first.map(({ id }) => id);
	const rows = new Map((await shownOf(reader, ids, on)).map((row) => [row.id, row]));
	return stages.map((stage) => {
		const own = byStage.get(stage) ?? [];
		return { stage, rows: own.flatMap(({ id }) => rows.get(id) ?? []), total: own[0]?.total ?? 0 };
	});
}

/** What is shown of some files, in their order. */
async function shownOf(reader: Reader, ids: readonly string[], on: On): Promise<FileRow[]> {
	if (!ids.length) return [];
	const rows = await filesFor(reader, on)
		.select([holders.as('holders'), due('due').as('due'), due('words').as('dueWords')])
		.where(sql<boolean>`f.id = any(${[...ids]}::uuid[])`)
		.execute();
	const byId = new Map(rows.map((row) => [row.id, rowOf(row)]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many files of those in which she works there are, whose holders have heard nothing, and in which something is due. */
export async function fileCounts(
	reader: Reader,
	{ silentDays, dueBy }: Readonly<{ silentDays: number; dueBy: string }>,
	on: On = db
) {
	const found = await narrowed(reader, { as: 'adviser' }, on)
		.clearSelect()
		.select([
			sql<number>`count(*)::int`.as('all'),
			sql<number>`count(*) filter (where ${silentFor(silentDays)})::int`.as('silent'),
			sql<number>`count(*) filter (where ${somethingDue(reader, dueBy)})::int`.as('due'),
			sql<number>`count(*) filter (where ${lettersWaiting(reader)})::int`.as('letters')
		])
		.executeTakeFirst();
	return found ?? { all: 0, silent: 0, due: 0, letters: 0 };
}

function narrowed(reader: Reader, { q, letters, closed = false, as, ...asked }: FileQuery, on: On) {
	const { stage, adviser, silentDays, dueBy } = asked;
	let query = fileIdsFor(reader, on).where('f.closedAt', closed ? 'is not' : 'is', null);
	query = as === 'holder' ? query.where(holdsIt(reader)) : query.where(sql<boolean>`not ${holdsIt(reader)}`);
	if (stage) query = query.where('f.stage', '=', stage);
	if (adviser) query = query.where('f.adviser', '=', adviser);
	if (silentDays) query = query.where(silentFor(silentDays));
	if (dueBy) query = query.where(somethingDue(reader, dueBy));
	if (letters) query = query.where(lettersWaiting(reader));
	return q ? query.where(saying(q)) : query;
}

const silentFor = (days: number) =>
	sql<boolean>`(f.stage <> 'alumni' and coalesce(f.heard_at, f.opened_at) < now() - make_interval(days => ${days}))`;

const somethingDue = (reader: Reader, by: string) =>
	sql<boolean>`(${opensTo(reader, 'plan')} and f.id in (select g.file from venture.goal g where g.met_at is null and g.due <= ${by}::date))`;

const lettersWaiting = (reader: Reader) =>
	sql<boolean>`(f.keeper = any(${advisedBy(reader as Viewer)}::uuid[]) and f.id in (select l.file from venture.letter l where l.state = 'waiting'))`;

/** What is typed stands in its words, or is the name of somebody whom it is about; of several words, each may be either. */
function saying(q: string) {
	const either = (text: string) => sql<boolean>`(${containing(sql`f.words`, text)} or f.id in (${heldByNamed(text)}))`;
	const each = q.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
	if (each.length < 2) return either(q);
	return sql<boolean>`(${containing(sql`f.words`, q)} or (${sql.join(each.slice(0, 8).map(either), sql` and `)}))`;
}

/** By the name that she gives herself once she has said that it is hers, until then by the one that she was written down with. */
const heldByNamed = (text: string) =>
	sql`select h.file from identity.person p join venture.holder h on h.person = p.id
			where h.ended_at is null and h.accepted_at is not null and ${containing(sql`p.words`, text)}
		union all select h.file from venture.holder h
			where h.ended_at is null and h.accepted_at is null and ${containing(sql`kernel.name_vector(h.asked_as)`, text)}`;

const holders = sql<
	string[]
>`array(select case when h.accepted_at is null then h.asked_as else p.name end from venture.holder h join identity.person p on p.id = h.person where h.file = f.id and h.ended_at is null order by h.since, h.id)`;

const due = (column: 'due' | 'words') =>
	sql<
		string | null
	>`(select ${sql.ref(`g.${column}`)} from venture.goal g where g.file = f.id and g.met_at is null and g.due is not null order by g.due, g.rank limit 1)`;

const orders = {
	heard: sql`coalesce(f.heard_at, f.opened_at)`,
	name: sql`f.name collate "und-x-icu"`,
	stage: sql`array_position(${[...stages]}::text[], f.stage)`,
	opened: sql`f.opened_at`
};

/** Of all files at once: asked of each of thousands it takes three times as long. */
const nextDue = (on: On) =>
	within(on)
		.selectFrom('venture.goal as g')
		.select(['g.file', sql<string>`min(g.due)`.as('due')])
		.where('g.metAt', 'is', null)
		.groupBy('g.file');

/** What is due next orders the files of those who read it; whose plan is closed to her stands with those that have none. */
const dueOf = (reader: Reader) =>
	sql`case when ${opensTo(reader, 'plan')} then coalesce(next.due, 'infinity'::date) else 'infinity'::date end`;

type Row = Parameters<typeof asFile>[0] & Pick<FileRow, 'holders' | 'due' | 'dueWords'>;

function rowOf({ holders, due, dueWords, ...row }: Row): FileRow {
	const file = asFile(row);
	return { ...file, holders, ...(reads(file.standing, 'plan') ? { due, dueWords } : { due: null, dueWords: null }) };
}
