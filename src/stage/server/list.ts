import type { Listing } from '#agenda';
import { bookedOccurrences } from '#agenda/server';
import { plain } from '#kernel/fold.ts';
import { db } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { PictureSource } from '../show.ts';
import { type Aired, type ShowState, showStateOf } from '../standing.ts';
import { type On, within } from './tables.ts';

export const showSorts = ['date', 'title', 'organization'] as const;

export type ShowQuery = Readonly<{
	q: string;
	/** A state, or '' for all. */
	state: string;
	/** A station, by id, or '' for all. */
	station: string;
	/** Who may see which: the ids of organisations, and of shows besides; null: all. */
	only: Readonly<{ organizations: readonly string[]; shows: readonly string[] }> | null;
	sort: (typeof showSorts)[number];
	descending: boolean;
	/** The language that titles are searched and sorted in. */
	locale: Locale;
}>;

/** A show in the list of those who make it. */
export type ShowRow = Readonly<{
	id: string;
	listing: Listing;
	state: ShowState;
	picture: PictureSource;
	stations: readonly Readonly<{ id: string; slug: string; name: string }>[];
}>;

/** The shows as those who make them see them. A hub has hundreds, not thousands: they are cut and sorted here. Four queries. */
export async function allShows(query: ShowQuery, on: On = db): Promise<ShowRow[]> {
	const titleOf = ({ listing }: ShowRow): string => say(listing.offering.title, query.locale).text;
	const words = plain(query.q).split(' ').filter(Boolean);
	const rows = (await everyShow(on)).filter(
		(row) =>
			mayBeSeen(row, query) &&
			(!query.state || row.state === query.state) &&
			(!query.station || row.stations.some(({ id }) => id === query.station)) &&
			words.every((word) => plain(`${titleOf(row)} ${row.listing.offering.organization.name}`).includes(word))
	);
	const sorted = rows.toSorted(orders[query.sort](query.locale));
	return query.descending ? sorted.reverse() : sorted;
}

const mayBeSeen = ({ id, listing }: ShowRow, { only }: ShowQuery): boolean =>
	!only || only.organizations.includes(listing.offering.organization.id) || only.shows.includes(id);

async function everyShow(on: On): Promise<ShowRow[]> {
	const shows = await within(on).selectFrom('stage.show').select(['id', 'occurrence', 'film', 'hlsUrl']).execute();
	const [listings, stations, aired] = await Promise.all([
		bookedOccurrences(
			shows.map(({ occurrence }) => occurrence),
			on
		),
		within(on)
			.selectFrom('stage.showStation as s')
			.innerJoin('stage.station as t', 't.id', 's.station')
			.select(['s.show', 't.id', 't.slug', 't.name'])
			.orderBy('s.position')
			.execute(),
		latestRooms(on)
	]);
	const known = new Map(listings.map((listing) => [listing.occurrence.id, listing]));
	const theirs = Map.groupBy(stations, ({ show }) => show);
	return shows.flatMap(({ id, occurrence, film, hlsUrl }) => {
		const listing = known.get(occurrence);
		if (!listing) return [];
		const state = showStateOf(listing, aired.get(id) ?? null);
		const picture = film ? 'film' : hlsUrl ? 'hls' : 'none';
		return [
			{ id, listing, state, picture, stations: (theirs.get(id) ?? []).map(({ show: _, ...station }) => station) }
		];
	});
}

/** When a show was last on air, or is to be; null when its room was never opened. */
export async function latestAiring(show: string, on: On = db): Promise<Aired | null> {
	return (await latestRooms(on, show)).get(show) ?? null;
}

/** The latest time that each show was on air, or is to be. */
async function latestRooms(on: On, show?: string): Promise<Map<string, Aired>> {
	const rows = await within(on)
		.selectFrom('stage.room')
		.distinctOn('show')
		.select(['show', 'startedAt', 'endedAt'])
		.where('purpose', '=', 'air')
		.$if(show !== undefined, (query) => query.where('show', '=', show ?? ''))
		.orderBy('show')
		.orderBy('openedAt', 'desc')
		.execute();
	return new Map(rows.map(({ show, ...aired }) => [show, aired]));
}

const orders: Record<ShowQuery['sort'], (locale: Locale) => (one: ShowRow, other: ShowRow) => number> = {
	date: () => (one, other) => one.listing.occurrence.startsAt.getTime() - other.listing.occurrence.startsAt.getTime(),
	title: (locale) => (one, other) =>
		say(one.listing.offering.title, locale).text.localeCompare(say(other.listing.offering.title, locale).text, locale),
	organization: (locale) => (one, other) =>
		one.listing.offering.organization.name.localeCompare(other.listing.offering.organization.name, locale)
};
