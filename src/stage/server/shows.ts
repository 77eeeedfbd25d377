import { bookedOccurrence, occurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import type { Show, Station } from '../show.ts';
import { type On, within } from './tables.ts';

/** A show for those who work on it, published or not. @throws 404 when there is none. */
export const showById = (id: string, on: On = db): Promise<Show> => read(id, bookedOccurrence, on);

/** A show as everybody may see it: its séance is published. @throws 404 when there is none. */
export const publishedShow = (id: string, on: On = db): Promise<Show> => read(id, occurrence, on);

/** The show of a séance, or null when it is none. */
export async function showOfOccurrence(id: string, on: On = db): Promise<string | null> {
	if (!isId(id)) return null;
	const row = await within(on).selectFrom('stage.show').select('id').where('occurrence', '=', id).executeTakeFirst();
	return row?.id ?? null;
}

async function read(id: string, listingOf: typeof occurrence, on: On): Promise<Show> {
	if (!isId(id)) throw missing();
	const row = await within(on).selectFrom('stage.show').selectAll().where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	const [listing, stations] = await Promise.all([listingOf(row.occurrence, on), stationsOf(id, on)]);
	const { chat, questions, slowSeconds, reactions, film, trailer, hlsUrl, loops, silenceSeconds } = row;
	return {
		id,
		listing,
		picture: film ? 'film' : hlsUrl ? 'hls' : 'none',
		film,
		trailer,
		hlsUrl,
		rules: { chat, questions, slowSeconds, reactions },
		loops,
		silenceSeconds,
		stations
	};
}

/** The stations of a show, the leading one first. */
export async function stationsOf(show: string, on: On = db): Promise<Station[]> {
	return within(on)
		.selectFrom('stage.showStation as s')
		.innerJoin('stage.station as t', 't.id', 's.station')
		.select(['t.id', 't.slug', 't.name', 't.organization', 't.theme', 't.locale', 't.delayMs'])
		.where('s.show', '=', show)
		.orderBy('s.position')
		.execute();
}
