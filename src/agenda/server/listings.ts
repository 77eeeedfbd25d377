import { z } from 'zod';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import type { OrganizationCard, PlaceCard } from '#network';
import { occupancies } from '#participation/server';
import type { Listing, Offering, OfferingCard } from '../occurrence.ts';
import type { OfferingArea } from '../offering.ts';
import { type On, within } from './tables.ts';

export type Window = Readonly<{ from: Date; to?: Date; area?: OfferingArea; limit: number }>;

/** `next` is where the next page begins; null when this is the last. */
export type Page = Readonly<{ listings: Listing[]; next: Date | null }>;

const MOST = 500;
const PAST_SHOWN = 12;
const COMING_SHOWN = 100;
const moment = z.iso.datetime({ offset: true });

/**
 * What has not ended at `from`, the next first, cancelled ones too since people look for them. Two queries, whatever the number.
 * @param window `limit` is at most 500.
 */
export function upcoming({ from, to, area, limit }: Window, on: On = db): Promise<Listing[]> {
	let query = published(on).where('o.endsAt', '>', from);
	if (to) query = query.where('o.startsAt', '<', to);
	if (area) query = query.where('f.area', '=', area);
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
	{ now = new Date(), on = db }: Readonly<{ now?: Date; on?: On }> = {}
): Promise<Page> {
	const first = moment.safeParse(from);
	let query = published(on).where('o.endsAt', '>', now);
	if (first.success) query = query.where('o.startsAt', '>=', new Date(first.data));
	const found = await listings(query.orderBy('o.startsAt').fetch(limit, 'with ties'), on);
	const last = found.at(-1)?.occurrence.startsAt;
	const more = last && found.length >= limit ? await startAfter(last, query) : null;
	return { listings: found.toSorted(byStart), next: more };
}

/** What the calendar feed tells: what ended after `since` or is to come, but cancelled séances only if they were cancelled after `cancelledSince`. */
export const changesSince = (since: Date, cancelledSince: Date, on: On = db): Promise<Listing[]> =>
	listings(told(on, since, cancelledSince).orderBy('o.startsAt').orderBy('o.id'), on);

/** A text that is another one after every change of what `changesSince` tells, for a hundredth of its cost. */
export async function versionSince(since: Date, cancelledSince: Date, on: On = db): Promise<string> {
	const counts = await told(on, since, cancelledSince)
		.clearSelect()
		.select((row) => [
			row.fn.countAll().as('listings'),
			row.fn.sum('o.revision').as('revisions'),
			row.fn.max('o.updatedAt').as('moved'),
			row.fn.max('f.updatedAt').as('rewritten')
		])
		.executeTakeFirst();
	return JSON.stringify(counts);
}

/** An occurrence of something published, with its offering. @throws 404 when there is none. */
export async function occurrence(id: string, on: On = db): Promise<Listing> {
	if (!isId(id)) throw missing();
	const [found] = await listings(published(on).where('o.id', '=', id), on);
	if (!found) throw missing();
	return found;
}

/**
 * A published offering with its occurrences: up to a hundred that have not ended, the next first, and the last twelve that have, the latest first.
 * @throws 404 when nothing published has this slug.
 */
export async function offeringBySlug(
	slug: string,
	{ now = new Date(), on = db }: Readonly<{ now?: Date; on?: On }> = {}
): Promise<{ offering: Offering; coming: Listing['occurrence'][]; past: Listing['occurrence'][] }> {
	const row = await offeringRows(on).select('f.body').where('f.slug', '=', slug).executeTakeFirst();
	if (!row) throw missing();
	const its = published(on).where('f.id', '=', row.offeringId);
	const [coming, past] = await Promise.all([
		listings(its.where('o.endsAt', '>', now).orderBy('o.startsAt').limit(COMING_SHOWN), on),
		listings(its.where('o.endsAt', '<=', now).orderBy('o.startsAt', 'desc').limit(PAST_SHOWN), on)
	]);
	return {
		offering: { ...card(row), body: row.body },
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
type OfferingRow = NonNullable<Awaited<ReturnType<ReturnType<typeof offeringRows>['executeTakeFirst']>>>;

const offeringColumns = [
	'f.id as offeringId',
	'f.slug',
	'f.kind',
	'f.area',
	'f.title',
	'f.summary',
	'f.sectors',
	'f.audience',
	'f.price',
	'f.minAge',
	'f.languages',
	'f.fictional',
	'f.publishedAt',
	'f.updatedAt as offeringUpdatedAt',
	'g.id as organizationId',
	'g.slug as organizationSlug',
	'g.name as organizationName',
	'g.website',
	'g.fictional as organizationFictional'
] as const;

const offeringRows = (on: On) =>
	within(on)
		.selectFrom('agenda.offering as f')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.where('f.publishedAt', 'is not', null)
		.select(offeringColumns);

const published = (on: On) =>
	within(on)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.leftJoin('network.placeCard as p', 'p.id', 'o.place')
		.where('f.publishedAt', 'is not', null)
		.select(offeringColumns)
		.select(['o.id', 'o.startsAt', 'o.endsAt', 'o.timeZone', 'o.pool', 'o.status', 'o.revision', 'o.updatedAt'])
		.select([
			'p.id as placeId',
			'p.slug as placeSlug',
			'p.name as placeName',
			'p.locality',
			'p.address',
			'p.lat',
			'p.lon'
		]);

const told = (on: On, since: Date, cancelledSince: Date) =>
	published(on)
		.where('o.endsAt', '>', since)
		.where((row) => row.or([row('o.cancelledAt', 'is', null), row('o.cancelledAt', '>', cancelledSince)]));

async function listings(query: Query, on: On): Promise<Listing[]> {
	const rows = await query.execute();
	const places = await occupancies(
		rows.map(({ pool }) => pool),
		on
	);
	return rows.flatMap((row) => {
		const free = places.get(row.pool);
		const { id, startsAt, endsAt, timeZone, pool, status, revision, updatedAt } = row;
		const when = { id, startsAt, endsAt, timeZone, pool, status, revision, updatedAt };
		return free ? [{ occurrence: { ...when, place: place(row), places: free }, offering: card(row) }] : [];
	});
}

type PlaceRow = { [K in 'locality' | 'address' | 'lat' | 'lon']: PlaceCard[K] | null } & {
	placeId: string | null;
	placeSlug: string | null;
	placeName: string | null;
};

function place({ placeId, placeSlug, placeName, locality, address, lat, lon }: PlaceRow): PlaceCard | null {
	if (!placeId || !placeSlug || !placeName) return null;
	return { id: placeId, slug: placeSlug, name: placeName, locality, address, lat, lon };
}

function card(row: Omit<OfferingRow, 'body'>): OfferingCard {
	const organization: OrganizationCard = {
		id: row.organizationId,
		slug: row.organizationSlug,
		name: row.organizationName,
		website: row.website,
		fictional: row.organizationFictional
	};
	const { slug, kind, area, title, summary, sectors, audience, price, minAge, languages, fictional, publishedAt } = row;
	const words = { title, summary, audience, price };
	return {
		...words,
		id: row.offeringId,
		slug,
		kind,
		area,
		sectors,
		minAge,
		languages,
		fictional,
		publishedAt,
		organization,
		updatedAt: row.offeringUpdatedAt
	};
}
