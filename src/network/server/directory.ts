import { type SqlBool, sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Organization, OrganizationKind } from '../index.ts';
import { byName } from './order.ts';
import { selectOrganizations } from './organizations.ts';
import { type On, within } from './tables.ts';

export const organizationSorts = ['name', 'kind', 'locality', 'updatedAt'] as const;
type OrganizationSort = (typeof organizationSorts)[number];

/** Which organisations; what is not given, or empty, does not narrow. */
type OrganizationFilter = Readonly<{
	sector?: string;
	kind?: string;
	locality?: string;
	text?: string;
	ids?: readonly string[];
	slug?: string;
	/** Those in the trash, and no others. */
	trashed?: boolean;
	verified?: boolean;
}>;

export type OrganizationList = OrganizationFilter &
	Readonly<{ sort?: OrganizationSort; descending?: boolean; page?: number; limit?: number }>;

/**
 * The directory by name, of one sector or all, without what is in the trash. Every word of `text` must be found in what an organisation says of itself,
 * in whatever language, accents and capitals aside, as in the search over everything; or `text` is one of its numbers, or how it begins. Without a `limit` it is the whole.
 */
export async function organizations(list: OrganizationList = {}, on: On = db): Promise<Organization[]> {
	const { sort = 'name', descending = false, page = 1, limit } = list;
	let query = selectOrganizations(on).where(matching(list));
	if (sort !== 'name') query = query.orderBy(sort, (order) => (descending ? order.desc() : order.asc()).nullsLast());
	query = query.orderBy(byName, sort === 'name' && descending ? 'desc' : 'asc').orderBy('id');
	if (limit) query = query.limit(limit).offset((page - 1) * limit);
	return query.execute();
}

/** How many organisations there are of a kind. */
export async function countOrganizations(filter: OrganizationFilter = {}, on: On = db): Promise<number> {
	const { count } = await within(on)
		.selectFrom('network.organization')
		.where(matching(filter))
		.select((row) => row.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** What a form that names organisations needs of one. */
export type OrganizationName = Pick<Organization, 'id' | 'slug' | 'name' | 'kind'>;

/** The organisations of a kind by name, in a few words: to choose from, or to know which one is meant. */
export const organizationNames = (filter: OrganizationFilter = {}, on: On = db): Promise<OrganizationName[]> =>
	within(on)
		.selectFrom('network.organization')
		.where(matching(filter))
		.select(['id', 'slug', 'name', 'kind'])
		.orderBy(byName)
		.orderBy('id')
		.execute();

/** What the map shows of an organisation. */
type OrganizationPoint = Readonly<{ slug: string; name: string; lat: number; lon: number }>;

/** The organisations that have a point on the map. */
export const organizationPoints = (filter: OrganizationFilter = {}, on: On = db): Promise<OrganizationPoint[]> =>
	within(on)
		.selectFrom('network.organization')
		.where(matching(filter))
		.where('lat', 'is not', null)
		.select(['slug', 'name'])
		.select((row) => [row.ref('lat').$notNull().as('lat'), row.ref('lon').$notNull().as('lon')])
		.orderBy(byName)
		.execute();

type Facet<Value extends string = string> = readonly Readonly<{ value: Value; count: number }>[];

/** How many organisations of a filter there are in each sector, of each kind and in each locality, the most first. */
export async function organizationFacets(
	filter: OrganizationFilter = {},
	on: On = db
): Promise<{ sectors: Facet; kinds: Facet<OrganizationKind>; localities: Facet }> {
	const { sector: _, ...besidesSector } = filter;
	const { kind: __, ...besidesKind } = filter;
	const { locality: ___, ...besidesLocality } = filter;
	const [sectors, kinds, localities] = await Promise.all([
		facet<string>(sql`unnest(sectors)`, besidesSector, on),
		facet<OrganizationKind>(sql`kind`, besidesKind, on),
		facet<string>(sql`locality`, besidesLocality, on)
	]);
	return { sectors, kinds, localities };
}

async function facet<Value extends string>(
	value: ReturnType<typeof sql>,
	filter: OrganizationFilter,
	on: On
): Promise<Facet<Value>> {
	const rows = await within(on)
		.selectFrom('network.organization')
		.where(matching(filter))
		.select((row) => [value.$castTo<Value | null>().as('value'), row.fn.countAll<number>().as('count')])
		.groupBy(sql`1`)
		.orderBy('count', 'desc')
		.orderBy('value')
		.execute();
	return rows.flatMap(({ value, count }) => (value === null ? [] : [{ value: value as Value, count }]));
}

function matching({ sector, kind, locality, text, ids, slug, trashed, verified }: OrganizationFilter) {
	const parts = [
		trashed ? sql<SqlBool>`deleted_at is not null` : sql<SqlBool>`deleted_at is null`,
		...(sector ? [sql<SqlBool>`sectors @> array[${sector}]::text[]`] : []),
		...(kind ? [sql<SqlBool>`kind = ${kind}`] : []),
		...(locality ? [sql<SqlBool>`locality = ${locality}`] : []),
		...(ids ? [sql<SqlBool>`id = any(${[...ids]}::uuid[])`] : []),
		...(slug === undefined ? [] : [sql<SqlBool>`slug = ${slug}`]),
		...(verified === undefined ? [] : [sql<SqlBool>`(verified_at is not null) = ${verified}`]),
		...(text?.trim() ? [sql<SqlBool>`(${containing(sql`words`, text)} or ${numbered(text)})`] : [])
	];
	return sql.join<SqlBool>(parts, sql` and `);
}

const SHORTEST_NUMBER = 4;

/** Whether a text is the beginning of one of its numbers, as people write it: « BE 0200.065.765 ». */
function numbered(text: string) {
	const digits = text.slice(0, 40).replace(/^\s*[a-z]{2}(?=[\s\d])|[\s./-]/gi, '');
	if (digits.length < SHORTEST_NUMBER || !/\d{3}/.test(digits)) return sql<SqlBool>`false`;
	return sql<SqlBool>`exists (select from network.identifier i where i.organization = organization.id and starts_with(i.value, ${digits}))`;
}
