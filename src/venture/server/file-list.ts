import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import { type Stage, stages } from '../kinds.ts';
import { reads } from '../standing.ts';
import { asFile, type File, filesFor, opensTo, type Reader } from './files.ts';
import type { On } from './tables.ts';

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
	const rows = await narrowed(reader, query, on)
		.select([holders.as('holders'), due('due').as('due'), due('words').as('dueWords')])
		.select(sql<number>`count(*) over ()::int`.as('total'))
		.orderBy(orders[sort], descending ? 'desc' : 'asc')
		.orderBy('f.id')
		.offset(offset)
		.limit(limit)
		.execute();
	return { rows: rows.map(rowOf), total: rows[0]?.total ?? 0 };
}

/** The board: of each stage the files that have waited longest, and how many there are. */
export async function fileBoard(
	reader: Reader,
	query: Omit<FileQuery, 'stage' | 'sort' | 'descending'>,
	most: number,
	on: On = db
): Promise<readonly Readonly<{ stage: Stage; rows: FileRow[]; total: number }>[]> {
	return Promise.all(
		stages.map(async (stage) => ({
			stage,
			...(await fileList(reader, { ...query, stage }, { offset: 0, limit: most }, on))
		}))
	);
}

/** How many files of those in which she works there are, whose holders have heard nothing, and in which something is due. */
export async function fileCounts(
	reader: Reader,
	{ silentDays, dueBy }: Readonly<{ silentDays: number; dueBy: string }>,
	on: On = db
) {
	const count = async (query: FileQuery) => {
		const found = await narrowed(reader, query, on)
			.clearSelect()
			.select(sql<number>`count(*)::int`.as('count'))
			.executeTakeFirst();
		return found?.count ?? 0;
	};
	const [all, silent, dueNow, letters] = await Promise.all([
		count({ as: 'adviser' }),
		count({ as: 'adviser', silentDays }),
		count({ as: 'adviser', dueBy }),
		count({ as: 'adviser', letters: true })
	]);
	return { all, silent, due: dueNow, letters };
}

function narrowed(
	reader: Reader,
	{ q, stage, adviser, silentDays, dueBy, letters, closed = false, as }: FileQuery,
	on: On
) {
	let query = filesFor(reader, on).where('f.closedAt', closed ? 'is not' : 'is', null);
	query = as === 'holder' ? query.where(holding(reader)) : query.where(sql<boolean>`not ${holding(reader)}`);
	if (stage) query = query.where('f.stage', '=', stage);
	if (adviser) query = query.where('f.adviser', '=', adviser);
	if (silentDays)
		query = query.where(
			sql<boolean>`f.stage <> 'alumni' and coalesce(f.heard_at, f.opened_at) < now() - make_interval(days => ${silentDays})`
		);
	if (dueBy)
		query = query.where(
			sql<boolean>`${opensTo(reader, 'plan')} and exists (select from venture.goal g where g.file = f.id and g.met_at is null and g.due <= ${dueBy}::date)`
		);
	if (letters)
		query = query.where(
			sql<boolean>`f.keeper = any(${advisedBy(reader as Viewer)}::uuid[]) and exists (select from venture.letter l where l.file = f.id and l.state = 'waiting')`
		);
	return q ? query.where(containing(words, q)) : query;
}

const holding = ({ id }: Reader) =>
	sql<boolean>`exists (select from venture.holder h where h.file = f.id and h.person = ${id} and h.accepted_at is not null and h.ended_at is null)`;

const holders = sql<
	string[]
>`array(select case when h.accepted_at is null then h.asked_as else p.name end from venture.holder h join identity.person p on p.id = h.person where h.file = f.id and h.ended_at is null order by h.since, h.id)`;

const due = (column: 'due' | 'words') =>
	sql<
		string | null
	>`(select ${sql.ref(`g.${column}`)} from venture.goal g where g.file = f.id and g.met_at is null and g.due is not null order by g.due, g.rank limit 1)`;

const words = sql`kernel.name_vector(concat_ws(' ', f.name, f.sentence, f.locality, f.needs, array_to_string(${holders}, ' ')))`;

const orders = {
	heard: sql`coalesce(f.heard_at, f.opened_at)`,
	name: sql`f.name collate "und-x-icu"`,
	stage: sql`array_position(${[...stages]}::text[], f.stage)`,
	opened: sql`f.opened_at`,
	due: sql`coalesce(${due('due')}::date, 'infinity'::date)`
};

type Row = Parameters<typeof asFile>[0] & Pick<FileRow, 'holders' | 'due' | 'dueWords'> & { total: number };

function rowOf({ holders, due, dueWords, total: _, ...row }: Row): FileRow {
	const file = asFile(row);
	return { ...file, holders, ...(reads(file.standing, 'plan') ? { due, dueWords } : { due: null, dueWords: null }) };
}
