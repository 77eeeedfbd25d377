import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import { type WorkKind, workKinds } from '../../gallery/kinds.ts';
import type { Work, WorkCard } from '../../gallery/work.ts';
import type { On } from '../tables.ts';
import { creditsSeen } from './credits.ts';
import { within } from './tables.ts';

export type WorksQuery = Readonly<{
	kind?: string;
	sector?: string;
	year?: number;
	text?: string;
	organization?: string;
	/** A credited person; whoever calls has checked that the reader may see her. */
	person?: string;
	limit?: number;
	offset?: number;
}>;

const MOST = 200;

/** The published works, the latest first. Names in credits are not searched: see `creditsSeen`. */
export async function works(
	{ limit = MOST, offset = 0, ...query }: WorksQuery = {},
	on: On = db
): Promise<{ works: WorkCard[]; total: number }> {
	const found = narrowed(query, on);
	const [rows, { total }] = await Promise.all([
		found
			.select(cardColumns)
			.orderBy(sql`w.year desc nulls last`)
			.orderBy('w.publishedAt', 'desc')
			.orderBy('w.id')
			.limit(Math.min(limit, MOST))
			.offset(offset)
			.execute(),
		found.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
	]);
	return { works: rows.map(card), total };
}

/** The published works of an organisation or of a credited person, the latest first. */
export const worksOf = async (maker: { organization: string } | { person: string }, on: On = db): Promise<WorkCard[]> =>
	(await works(maker, on)).works;

/** By what the published works can be narrowed. */
export async function workFacets(on: On = db): Promise<{ kinds: WorkKind[]; sectors: string[]; years: number[] }> {
	const rows = await published(on).select(['w.kind', 'w.sectors', 'w.year']).execute();
	const kinds = new Set(rows.map(({ kind }) => kind));
	return {
		kinds: workKinds.filter((kind) => kinds.has(kind)),
		sectors: [...new Set(rows.flatMap(({ sectors }) => sectors))],
		years: [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a)
	};
}

/** A published work with the credits that this reader may see. @throws 404 when nothing published has this slug. */
export async function workBySlug(slug: string, viewer: Readonly<{ id: string }> | null, on: On = db): Promise<Work> {
	const row = await published(on)
		.select(cardColumns)
		.select(['w.body', 'w.url', 'w.pictures'])
		.where('w.slug', '=', slug)
		.executeTakeFirst();
	if (!row) throw missing();
	const { body, url, pictures } = row;
	const { picture: _, ...rest } = card(row);
	return { ...rest, body, url, pictures, credits: await creditsSeen(row.id, viewer, on) };
}

const cardColumns = [
	'w.id',
	'w.slug',
	'w.kind',
	'w.title',
	'w.summary',
	'w.year',
	'w.sectors',
	'w.fictional',
	'w.pictures',
	'w.updatedAt',
	'o.id as organizationId',
	'o.slug as organizationSlug',
	'o.name as organizationName'
] as const;

const published = (on: On) =>
	within(on)
		.selectFrom('network.work as w')
		.leftJoin('network.organizationCard as o', (join) =>
			join.onRef('o.id', '=', 'w.organization').on('o.deletedAt', 'is', null)
		)
		.where('w.publishedAt', 'is not', null)
		.where('w.deletedAt', 'is', null);

function narrowed({ kind, sector, year, text, organization, person }: Omit<WorksQuery, 'limit' | 'offset'>, on: On) {
	let query = published(on);
	if (kind) query = query.where('w.kind', '=', kind as WorkKind);
	if (sector) query = query.where('w.sectors', '@>', sql<string[]>`array[${sector}]::text[]`);
	if (year) query = query.where('w.year', '=', year);
	if (organization) query = query.where('w.organization', '=', organization);
	if (person)
		query = query.where(
			sql<boolean>`exists (select from network.credit c where c.work = w.id and c.person = ${person}::uuid)`
		);
	return text?.trim() ? query.where(containing(sql`w.words`, text)) : query;
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];
const rowsOf = (on: On) => published(on).select(cardColumns);

function card({ organizationId, organizationSlug, organizationName, pictures, ...row }: Row): WorkCard {
	const organization =
		organizationId && organizationSlug && organizationName
			? { id: organizationId, slug: organizationSlug, name: organizationName }
			: null;
	const { id, slug, kind, title, summary, year, sectors, fictional, updatedAt } = row;
	return {
		id,
		slug,
		kind,
		title,
		summary,
		year,
		sectors,
		fictional,
		updatedAt,
		picture: pictures[0] ?? null,
		organization
	};
}
