import type { Listing } from '#agenda';
import { bookedOccurrences } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import type { Station } from '../show.ts';
import { type On, within } from './tables.ts';

/** A show in a list, with its latest run on air. */
export type ListedShow = Readonly<{
	id: string;
	listing: Listing;
	stations: readonly Pick<Station, 'slug' | 'name' | 'theme'>[];
	startedAt: Date | null;
	endedAt: Date | null;
}>;

/** Shows as everybody may find them: what is on, what comes (the next first), and what can be seen again (the latest first). */
export type Programme = Readonly<{ live: ListedShow[]; coming: ListedShow[]; past: ListedShow[] }>;

const MOST_COMING = 20;
const MOST_PAST = 24;

/** Everything on the antenna whose séance is published. @param organizer the id of an organisation: what is its own alone */
export async function showsOnAntenna(now = new Date(), on: On = db, organizer?: string): Promise<Programme> {
	const rows = await within(on).selectFrom('stage.show').select(['id', 'occurrence']).execute();
	const ids = rows.map(({ id }) => id);
	const [listings, rooms, stations] = await Promise.all([
		bookedOccurrences(
			rows.map(({ occurrence }) => occurrence),
			on
		),
		roomsOf(ids, on),
		stationsOfEach(ids, on)
	]);
	const shows = listings.flatMap((listing): ListedShow[] => {
		const row = rows.find(({ occurrence }) => occurrence === listing.occurrence.id);
		if (!row || !listing.offering.publishedAt || (organizer && listing.offering.organization.id !== organizer))
			return [];
		const { startedAt = null, endedAt = null } = rooms.get(row.id) ?? {};
		return [{ id: row.id, listing, startedAt, endedAt, stations: stations.get(row.id) ?? [] }];
	});
	return {
		live: shows.filter(({ startedAt, endedAt }) => startedAt && !endedAt),
		coming: shows.filter((one) => isComing(one, now)).slice(0, MOST_COMING),
		past: shows
			.filter(({ startedAt, endedAt }) => startedAt && endedAt)
			.reverse()
			.slice(0, MOST_PAST)
	};
}

const isComing = ({ startedAt, endedAt, listing: { occurrence } }: ListedShow, now: Date): boolean =>
	!startedAt && !endedAt && occurrence.status === 'scheduled' && occurrence.endsAt > now;

type Run = Readonly<{ startedAt: Date | null; endedAt: Date | null }>;

async function roomsOf(shows: readonly string[], on: On): Promise<Map<string, Run>> {
	const rows = await within(on)
		.selectFrom('stage.room')
		.distinctOn('show')
		.select(['show', 'startedAt', 'endedAt'])
		.where('purpose', '=', 'air')
		.where((row) => row('show', '=', row.fn.any(row.val([...shows]))))
		.orderBy('show')
		.orderBy('openedAt', 'desc')
		.execute();
	return new Map(rows.map(({ show, ...run }) => [show, run]));
}

async function stationsOfEach(shows: readonly string[], on: On): Promise<Map<string, ListedShow['stations']>> {
	const rows = await within(on)
		.selectFrom('stage.showStation as s')
		.innerJoin('stage.station as t', 't.id', 's.station')
		.select(['s.show', 't.slug', 't.name', 't.theme'])
		.where((row) => row('s.show', '=', row.fn.any(row.val([...shows]))))
		.orderBy('s.position')
		.execute();
	const all = Map.groupBy(rows, ({ show }) => show);
	return new Map([...all].map(([show, its]) => [show, its.map(({ slug, name, theme }) => ({ slug, name, theme }))]));
}
