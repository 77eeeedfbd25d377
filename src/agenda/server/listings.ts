import { sql } from 'kysely';
import { z } from 'zod';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { occupancies } from '#participation/server';
import { type Listing, type Offering, registrationNow } from '../occurrence.ts';
import type { OfferingArea } from '../offering.ts';
import { coOrganizerCards, organizedBySlug } from './co-organizers.ts';
import { conditions, type Filter } from './filters.ts';
import { card, offeringColumns } from './offering-cards.ts';
import { type On, within } from './tables.ts';
import { placeIn, spaceIn } from './where.ts';

/** `organizations`: the ids of those whose séances are meant; without them, all. */
export type Window = Readonly<{
	from: Date;
	to?: Date;
	area?: OfferingArea;
	organizations?: readonly string[] | null;
	filter?: Filter;
	limit: number;
}>;

/** `next` is where the next page begins; null when this is the last. */
export type Page = Readonly<{ listings: Listing[]; next: Date | null }>;

const MOST = 500;
/** So many at most are in a calendar. */
export const MOST_TOLD = 2000;
const PAST_SHOWN = 12;
const COMING_SHOWN = 100;
const moment = z.iso.datetime({ offset: true });

/**
 * What has not ended at `from`, the next first, cancelled ones too since people look for them. Two queries, whatever the number.
 * @param window `limit` is at most 500.
 */
export function upcoming({ from, to, area, organizations, filter, limit }: Window, on: On = db): Promise<Listing[]> {
	let query = published(on).where('o.endsAt', '>', from);
	if (to) query = query.where('o.startsAt', '<', to);
	if (area) query = query.where('f.area', '=', area);
	if (organizations) query = query.where((row) => row('g.id', '=', row.fn.any(row.val([...organizations]))));
	for (const condition of filter ? conditions(filter) : []) query = query.where(condition);
	return listings(query.orderBy('o.startsAt').orderBy('o.id').limit(Math.min(limit, MOST)), on);
}

/**
 * A page of what has not ended, the next first: `limit` of them, and all that start at the same moment as the last, so that none falls between
 * two pages.
 * @param from when the first may start, in ISO 8601 as the address of the page has it; what is no moment is ignored.
 */
export async function upcomingPage(
	from: string | null,
	limit: number,
	{ now = new Date(), on = db, filter }: Readonly<{ now?: Date; on?: On; filter?: Filter }> = {}
): Promise<Page> {
	const first = moment.safeParse(from);
	let query = published(on).where('o.endsAt', '>', now);
	if (first.success) query = query.where('o.startsAt', '>=', new Date(first.data));
	for (const condition of filter ? conditions(filter) : []) query = query.where(condition);
	const found = await listings(query.orderBy('o.startsAt').fetch(limit, 'with ties'), on);
	const last = found.at(-1)?.occurrence.startsAt;
	const more = last && found.length >= limit ? await startAfter(last, query) : null;
	return { listings: found.toSorted(byStart), next: more };
}

/** What a feed is about: everything, or what one organisation offers, one offering, one sector, or what is at one place, by their slugs. */
export type Scope = Readonly<{ organization?: string; offering?: string; sector?: string; place?: string }>;

/**
 * What the calendars tell, in order of time: what ended after `since` or is to come, but cancelled séances only if they were cancelled after
 * `cancelledSince`; the first 2,000.
 */
export const changesSince = (since: Date, cancelledSince: Date, scope: Scope = {}, on: On = db): Promise<Listing[]> =>
	listings(told(since, cancelledSince, scope, on).orderBy('o.startsAt').orderBy('o.id').limit(MOST_TOLD), on);

/** Of what the calendars tell, that which was changed last, itself or its offering, in no order: up to twice `limit`. */
export async function latestChanges(
	since: Date,
	cancelledSince: Date,
	{ scope = {}, limit, on = db }: Readonly<{ scope?: Scope; limit: number; on?: On }>
): Promise<Listing[]> {
	const query = told(since, cancelledSince, scope, on);
	const found = await Promise.all([
		listings(query.orderBy('o.updatedAt', 'desc').limit(limit), on),
		listings(query.orderBy('f.updatedAt', 'desc').limit(limit), on)
	]);
	return [...new Map(found.flat().map((one) => [one.occurrence.id, one])).values()];
}

/** What has not ended of a scope, the next first; at most 500. */
export function upcomingOf(scope: Scope, limit: number, now = new Date(), on: On = db): Promise<Listing[]> {
	const query = scoped(published(on).where('o.endsAt', '>', now), scope);
	return listings(query.orderBy('o.startsAt').orderBy('o.id').limit(Math.min(limit, MOST)), on);
}

/** Occurrences by their ids, in order of time, published or not: for whoever has booked them. */
export const bookedOccurrences = async (ids: readonly string[], on: On = db): Promise<Listing[]> =>
	ids.length ? listings(among(all(on), ids), on) : [];

/** Of some occurrences those of something published, in order of time. Two queries, whatever the number. */
export const publishedOccurrences = (ids: readonly string[], on: On = db): Promise<Listing[]> =>
	listings(among(published(on), ids), on);

const among = (query: Query, ids: readonly string[]): Query =>
	query.where((row) => row('o.id', '=', row.fn.any(row.val([...ids])))).orderBy('o.startsAt');

/** An occurrence of something published, with its offering. @throws 404 when there is none. */
export const occurrence = (id: string, on: On = db): Promise<Listing> => one(id, published(on), on);

/**
 * An occurrence for whoever holds a booking of it and for those who run it, whether its offering is still published or not.
 * @throws 404 when there is none.
 */
export const bookedOccurrence = (id: string, on: On = db): Promise<Listing> => one(id, all(on), on);

/** All occurrences of some offerings, published or not, in order of time. */
export const occurrencesIn = (offerings: readonly string[], on: On = db): Promise<Listing[]> =>
	listings(
		all(on)
			.where((row) => row('f.id', '=', row.fn.any(row.val([...offerings]))))
			.orderBy('o.startsAt')
			.orderBy('o.id'),
		on
	);

async function one(id: string, query: Query, on: On): Promise<Listing> {
	if (!isId(id)) throw missing();
	const [found] = await listings(query.where('o.id', '=', id), on);
	if (!found) throw missing();
	return found;
}

/**
 * A published offering with its occurrences: up to a hundred that have not ended, the next first, and the last twelve that have, the latest first.
 * @param options `shows` says whether the reader may see a draft of an organisation, by its id; nobody may unless it is given.
 * @throws 404 when nothing published, or nothing that the reader may see, has this slug.
 */
export async function offeringBySlug(
	slug: string,
	{
		now = new Date(),
		on = db,
		shows = () => false
	}: Readonly<{ now?: Date; on?: On; shows?: (organization: string) => boolean }> = {}
): Promise<{ offering: Offering; coming: Listing['occurrence'][]; past: Listing['occurrence'][] }> {
	const row = await offeringRows(on).select(['f.body', 'f.formatted']).where('f.slug', '=', slug).executeTakeFirst();
	const its = row && [row.organizationId, ...row.coOrganizers.map(({ id }) => id)];
	if (!row || (!row.publishedAt && !its?.some(shows))) throw missing();
	const seances = all(on).where('f.id', '=', row.offeringId).where('o.apart', '=', false);
	const [coming, past] = await Promise.all([
		listings(seances.where('o.endsAt', '>', now).orderBy('o.startsAt').limit(COMING_SHOWN), on),
		listings(seances.where('o.endsAt', '<=', now).orderBy('o.startsAt', 'desc').limit(PAST_SHOWN), on)
	]);
	return {
		offering: { ...card(row), body: row.body, formatted: row.formatted },
		coming: coming.map(({ occurrence }) => occurrence),
		past: past.map(({ occurrence }) => occurrence)
	};
}

async function startAfter(last: Date, query: Query): Promise<Date | null> {
	const found = await query
		.clearSelect()
		.select((row) => row.fn.min('o.startsAt').as('next'))
		.where('o.startsAt', '>', last)
		.executeTakeFirst();
	return found?.next ?? null;
}

const byStart = ({ occurrence: a }: Listing, { occurrence: b }: Listing): number =>
	a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1);

type Query = ReturnType<typeof published>;

const offeringRows = (on: On) =>
	within(on)
		.selectFrom('agenda.offering as f')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.select(offeringColumns)
		.select(coOrganizerCards.as('coOrganizers'));

const published = (on: On) => all(on).where('f.publishedAt', 'is not', null).where('o.apart', '=', false);

const all = (on: On) =>
	within(on)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.leftJoin('network.placeCard as p', 'p.id', 'o.place')
		.leftJoin('spaces.spaceCard as r', 'r.id', 'o.space')
		.select(offeringColumns)
		.select(coOrganizerCards.as('coOrganizers'))
		.select(['o.id', 'o.startsAt', 'o.endsAt', 'o.timeZone', 'o.mode', 'o.theme'])
		.select([
			'o.pool',
			'o.status',
			'o.cancelReason',
			'o.registrationFrom',
			'o.registrationUntil',
			'o.revision',
			'o.updatedAt'
		])
		.select([
			'p.id as placeId',
			'p.slug as placeSlug',
			'p.name as placeName',
			'p.locality',
			'p.address',
			'p.lat',
			'p.lon',
			'r.slug as spaceSlug',
			'r.name as spaceName',
			sql<boolean>`p.deleted_at is null`.as('listed')
		]);

const told = (since: Date, cancelledSince: Date, scope: Scope, on: On): Query =>
	scoped(
		published(on)
			.where('o.endsAt', '>', since)
			.where((row) => row.or([row('o.cancelledAt', 'is', null), row('o.cancelledAt', '>', cancelledSince)])),
		scope
	);

function scoped(query: Query, { organization, offering, sector, place }: Scope): Query {
	if (place) return query.where('p.slug', '=', place).where('o.mode', '<>', 'online');
	if (organization) return scoped(query.where(organizedBySlug(organization)), { offering, sector });
	if (offering) return scoped(query.where('f.slug', '=', offering), { sector });
	return sector ? query.where('f.sectors', '@>', sql<string[]>`array[${sector}]::text[]`) : query;
}

async function listings(query: Query, on: On): Promise<Listing[]> {
	const rows = await query.execute();
	const places = await occupancies(
		rows.map(({ pool }) => pool),
		on
	);
	return rows.flatMap((row) => {
		const free = places.get(row.pool);
		const { id, startsAt, endsAt, timeZone, mode, theme, pool, status, revision, updatedAt } = row;
		const { cancelReason, registrationFrom, registrationUntil } = row;
		const registration = registrationNow(row.registration, row);
		const when = { id, startsAt, endsAt, timeZone, mode, theme, registration, pool, status, revision, updatedAt };
		const words = { cancelReason, registrationFrom, registrationUntil };
		return free
			? [
					{
						occurrence: { ...when, ...words, place: placeIn(row), space: spaceIn(row), places: free },
						offering: card(row)
					}
				]
			: [];
	});
}
