import type { IncomingHttpHeaders } from 'node:http';
import { bookedOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, can } from '#kernel/identity/policy.ts';
import { personOfRequest } from '#kernel/identity/server/sessions.ts';
import { db } from '#kernel/server/db.ts';
import { isLocale } from '#kernel/words.ts';
import { showActs } from '../../acts.ts';
import { audiences, type RoomAudience } from '../../room/frames.ts';
import { postsOf } from '../crew.ts';
import { deviceInHeader, hashOf, isOverlayKey } from '../device.ts';
import { within } from '../tables.ts';
import type { Who } from './asked.ts';
import type { LiveRoom, RoomEar } from './live.ts';

/** What one must be allowed to do to hear as somebody of the crew. */
const acts: Partial<Record<RoomAudience, Act>> = {
	moderator: showActs.moderate,
	director: showActs.direct,
	presenter: showActs.present
};

/**
 * Who it is that comes to a room, from her request: `?as`, `lang`, `station`, `postcode`, `key`.
 * @throws 404 for a room that she may not know of, or an overlay without its key.
 */
export async function whoComes(live: LiveRoom, query: URLSearchParams, headers: IncomingHttpHeaders): Promise<Who> {
	const as = audiences.find((one) => one === query.get('as')) ?? 'viewer';
	const slug = query.get('station') ?? '';
	const id = live.stations.get(slug);
	const act = acts[as];
	const cookie = headers.cookie ?? '';
	const viewer = cookie ? await personOfRequest(new Headers({ cookie })) : null;
	if (as === 'overlay' && !isOverlayKey(live.room.show, slug, query.get('key') ?? '')) throw missing();
	if (act && !(await mayWork(live, viewer, act))) throw missing();
	if (!act && as !== 'overlay' && !(await isOpen(live, viewer))) throw missing();
	const device = deviceInHeader(cookie);
	const lang = query.get('lang');
	return {
		as,
		viewer,
		device: device ? hashOf(device) : null,
		locale: isLocale(lang) ? lang : 'fr',
		station: id ? { id, slug } : null,
		commune: await communeOf(query.get('postcode')),
		delayMs: null
	};
}

/** A published show on air is everybody's; a rehearsal, or what is not published, is only for those who work on it. */
async function isOpen(live: LiveRoom, viewer: Viewer | null): Promise<boolean> {
	const { offering } = await listingOf(live);
	return (live.room.purpose === 'air' && offering.publishedAt !== null) || mayWork(live, viewer, showActs.present);
}

/** Whether somebody of the crew still is. */
export const isStillCrew = async (live: LiveRoom, { as, who }: Pick<RoomEar, 'as' | 'who'>): Promise<boolean> =>
	!acts[as] || mayWork(live, who.viewer, acts[as]);

async function mayWork(live: LiveRoom, viewer: Viewer | null, act: Act): Promise<boolean> {
	if (!viewer) return false;
	const [{ offering }, posts] = await Promise.all([listingOf(live), postsOf(live.room.show, viewer.id)]);
	return can(viewer, act, { organisation: offering.organization.id, posts });
}

const listings = new Map<string, { at: number; listing: ReturnType<typeof bookedOccurrence> }>();
const FRESH_MS = 10_000;

/** Thousands come within a minute: what the show is one of is asked once in ten seconds. */
async function listingOf({ room }: LiveRoom) {
	const known = listings.get(room.show);
	if (known && Date.now() - known.at < FRESH_MS) return known.listing;
	const listing = within(db)
		.selectFrom('stage.show')
		.select('occurrence')
		.where('id', '=', room.show)
		.executeTakeFirstOrThrow()
		.then(({ occurrence }) => bookedOccurrence(occurrence));
	listings.set(room.show, { at: Date.now(), listing });
	listing.catch(() => listings.delete(room.show));
	return listing;
}

/** The commune of a postcode that somebody typed: never where a device is. */
export async function communeOf(postcode: string | null | undefined): Promise<string | null> {
	if (!postcode || !/^[\w -]{2,12}$/.test(postcode)) return null;
	const row = await within(db)
		.selectFrom('stage.postcode')
		.select('commune')
		.where('code', '=', postcode.trim())
		.executeTakeFirst();
	return row?.commune ?? null;
}
