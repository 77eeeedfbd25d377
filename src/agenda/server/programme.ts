import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { spelling } from '#kernel/fold.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Locale } from '#kernel/words.ts';
import type { OrganizationCard } from '#network';
import type { Listing } from '../occurrence.ts';
import type { OfferingArea, OfferingKind, WholeOffering } from '../offering.ts';
import { stateOf } from '../state.ts';
import { coOrganizerCards, organizedBy } from './co-organizers.ts';
import { occurrencesIn } from './listings.ts';
import { wholeOffering } from './offerings.ts';
import { type On, within } from './tables.ts';

/** An offering in the list of those who make it. */
export type ProgrammeRow = Awaited<ReturnType<typeof programme>>['rows'][number];

/** Which offerings, in which order; without `state` all that is not in the trash. */
export type ProgrammeQuery = Readonly<{
	text?: string;
	/** The ids of the organisations to keep to; null: all. */
	organizations: readonly string[] | null;
	kind?: string;
	area?: string;
	sector?: string;
	state?: string;
	when?: string;
	sort: 'next' | 'title' | 'organization' | 'updated';
	descending: boolean;
	/** The language that titles are sorted in. */
	locale: Locale;
	limit: number;
	offset: number;
}>;

/** What is offered, as its makers see it: drafts and the trash too. @returns the rows of one page, and how many there are in all. */
export async function programme(query: ProgrammeQuery, on: On = db) {
	const found = matching(query, on);
	const rows = await found
		.selectAll('f')
		.select(coOrganizerCards.as('coOrganizers'))
		.select(['g.name as organizationName', 't.coming', 't.past', 't.next', 't.last'])
		.orderBy(orders[query.sort](query), (order) =>
			query.descending ? order.desc().nullsLast() : order.asc().nullsLast()
		)
		.orderBy('f.id')
		.limit(query.limit)
		.offset(query.offset)
		.execute();
	const { total } = await found.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
	return { total: Number(total), rows: rows.map((row) => ({ ...row, state: stateOf(row) })) };
}

/** An offering to work on, with whose it is. */
export type EditedOffering = Readonly<{
	id: string;
	given: WholeOffering;
	/** Who leads it, and who organises it too. */
	organization: OrganizationCard;
	coOrganizers: readonly OrganizationCard[];
	state: ReturnType<typeof stateOf>;
	publishedAt: Date | null;
	updatedAt: Date;
}>;

/** An offering for those who make it, published or not. The caller checks that they may. @throws 404. */
export async function offeringToEdit(id: string, on: On = db): Promise<EditedOffering> {
	if (!isId(id)) throw missing();
	const given = await wholeOffering(on, id);
	const row = await within(on)
		.selectFrom('agenda.offering as f')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.select(['f.publishedAt', 'f.deletedAt', 'f.updatedAt', 'g.id', 'g.slug', 'g.name', 'g.website', 'g.fictional'])
		.select(coOrganizerCards.as('coOrganizers'))
		.where('f.id', '=', id)
		.executeTakeFirst();
	if (!row) throw missing();
	const { publishedAt, deletedAt, updatedAt, coOrganizers, ...organization } = row;
	return { id, given, organization, coOrganizers, state: stateOf({ publishedAt, deletedAt }), publishedAt, updatedAt };
}

/** A séance for those who run it: with its address online. */
export type EditedOccurrence = Listing['occurrence'] &
	Readonly<{ onlineUrl: string | null; recurrence: string | null }>;

/** The séances of an offering for those who run it, in order of time. */
export const occurrencesToEdit = async (offering: string, on: On = db): Promise<EditedOccurrence[]> =>
	(await occurrencesOfEach([offering], on)).get(offering) ?? [];

/** The same of many offerings, by their ids; one that has none is not in the answer. Three queries, whatever their number. */
export async function occurrencesOfEach(
	offerings: readonly string[],
	on: On = db
): Promise<Map<string, EditedOccurrence[]>> {
	const found = await occurrencesIn(offerings, on);
	const inside = await within(on)
		.selectFrom('agenda.occurrence')
		.select(['id', 'onlineUrl', 'recurrence'])
		.where((row) => row('offering', '=', row.fn.any(row.val([...offerings]))))
		.execute();
	const known = new Map(inside.map((row) => [row.id, row]));
	const edited = ({ occurrence }: Listing): EditedOccurrence => ({
		...occurrence,
		onlineUrl: known.get(occurrence.id)?.onlineUrl ?? null,
		recurrence: known.get(occurrence.id)?.recurrence ?? null
	});
	const grouped = Map.groupBy(found, ({ offering }) => offering.id);
	return new Map([...grouped].map(([offering, its]) => [offering, its.map(edited)]));
}

function matching({ text = '', organizations, kind, area, sector, state, when }: ProgrammeQuery, on: On) {
	let query = within(on)
		.selectFrom('agenda.offering as f')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.leftJoin(times(on), 't.offering', 'f.id');
	if (spelling(text)) query = query.where(containing(sql.ref('f.words'), text));
	if (organizations) query = query.where(organizedBy(organizations));
	if (kind) query = query.where('f.kind', '=', kind as OfferingKind);
	if (area) query = query.where('f.area', '=', area as OfferingArea);
	if (sector) query = query.where('f.sectors', '@>', sql<string[]>`array[${sector}]::text[]`);
	if (when === 'coming') query = query.where('t.coming', '>', 0);
	if (when === 'past')
		query = query.where('t.past', '>', 0).where((row) => row(row.fn.coalesce('t.coming', row.lit(0)), '=', 0));
	if (when === 'undated') query = query.where('t.offering', 'is', null);
	if (state === 'trash') return query.where('f.deletedAt', 'is not', null);
	query = query.where('f.deletedAt', 'is', null);
	if (state === 'draft') query = query.where('f.publishedAt', 'is', null);
	return state === 'published' ? query.where('f.publishedAt', 'is not', null) : query;
}

const times = (on: On) =>
	within(on)
		.selectFrom('agenda.occurrence')
		.select([
			'offering',
			sql<number>`(count(*) filter (where ends_at > now() and status = 'scheduled'))::int`.as('coming'),
			sql<number>`(count(*) filter (where ends_at <= now()))::int`.as('past'),
			sql<Date | null>`min(starts_at) filter (where ends_at > now() and status = 'scheduled')`.as('next'),
			sql<Date | null>`max(starts_at)`.as('last')
		])
		.groupBy('offering')
		.as('t');

const orders = {
	next: () => sql`t.next`,
	title: ({ locale }: ProgrammeQuery) =>
		sql`coalesce(f.title ->> ${locale}::text, f.title ->> (f.title ->> 'source')) collate "und-x-icu"`,
	organization: () => sql`g.name collate "und-x-icu"`,
	updated: () => sql`f.updated_at`
};

/** How many activities are in a sector, in the trash or not. */
export async function activitiesIn(sector: string, on: On = db): Promise<number> {
	const one = {
		organizations: null,
		sector,
		sort: 'updated',
		descending: false,
		locale: 'fr',
		limit: 1,
		offset: 0
	} as const;
	const there = await programme(one, on);
	const trashed = await programme({ ...one, state: 'trash' }, on);
	return there.total + trashed.total;
}
