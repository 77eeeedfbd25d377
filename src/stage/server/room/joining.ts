import type { IncomingMessage } from 'node:http';
import { ifThere, missing } from '#kernel/errors.ts';
import type { Act } from '#kernel/identity/policy.ts';
import { openBy } from '#kernel/identity/server/keys.ts';
import { personOfRequest, standingOf } from '#kernel/identity/server/sessions.ts';
import { senderOf } from '#kernel/server/addresses.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { deviceInHeader } from '#kernel/server/device.ts';
import { isLocale } from '#kernel/words.ts';
import { showActs } from '../../acts.ts';
import { audiences, type RoomAudience } from '../../room/frames.ts';
import { listingOfShow, mayWork } from '../crew.ts';
import { hashOf } from '../device.ts';
import { overlayKey } from '../keys.ts';
import { within } from '../tables.ts';
import type { Asked, Who } from './asked.ts';
import type { LiveRoom } from './live.ts';

/** What one must be allowed to do to hear as somebody of the crew. */
const acts: Partial<Record<RoomAudience, Act>> = {
	moderator: showActs.moderate,
	director: showActs.direct,
	presenter: showActs.present
};

/** Who came, and the ids of what lets her in; null: anybody may be there. */
export type Come = Readonly<{ who: Who; standsOn: readonly (string | null | undefined)[] | null }>;

/**
 * Who it is that comes to a room, from her request: `?as`, `lang`, `station`, `postcode`, `key`.
 * @throws 404 for a room that she may not know of, or an overlay without its key that nobody of the crew has opened.
 */
export async function whoComes(live: LiveRoom, query: URLSearchParams, request: IncomingMessage): Promise<Come> {
	const as = audiences.find((one) => one === query.get('as')) ?? 'viewer';
	const slug = query.get('station') ?? '';
	const id = live.stations.get(slug);
	const act = acts[as];
	const cookie = request.headers.cookie ?? '';
	const viewer = cookie ? await personOfRequest(new Headers({ cookie })) : null;
	const { show } = live.room;
	const isPublic = !act && as !== 'overlay' && (await isOpen(live));
	const key =
		as === 'overlay' ? await ifThere(openBy(overlayKey, query.get('key') ?? '', { scope: show, part: slug })) : null;
	if (!isPublic && !key && !(await mayWork(show, viewer, act ?? showActs.present))) throw missing();
	const device = deviceInHeader(cookie);
	const lang = query.get('lang');
	const who = {
		as,
		viewer,
		device: device ? hashOf(device.token) : null,
		from: senderOf(request),
		locale: isLocale(lang) ? lang : 'fr',
		station: id ? { id, slug } : null,
		commune: await communeOf(query.get('postcode')),
		delayMs: null
	};
	return { who, standsOn: isPublic ? null : key ? [key.id, key.person] : [viewer?.id] };
}

/** A published show on air is everybody's; a rehearsal, or what is not published, is only for those who work on it. */
async function isOpen(live: LiveRoom): Promise<boolean> {
	const { offering } = await listingOf(live);
	return live.room.purpose === 'air' && offering.publishedAt !== null;
}

/** Which of these orders are not their givers' any more: a role, a post or a session was taken away since they came in. */
export async function notTheirs(tx: Tx, show: string, asked: readonly Asked[]): Promise<ReadonlySet<Asked>> {
	const judged = new Map<string, boolean>();
	const refused = new Set<Asked>();
	for (const one of asked) {
		const { as, viewer } = one.who;
		const act = acts[as];
		// without a person it is the program itself, or a key that was judged a moment ago
		if (!act || !viewer?.sessionId) continue;
		const key = `${as} ${viewer.sessionId}`;
		if (!judged.has(key)) judged.set(key, await mayWork(show, await standingOf(viewer, tx), act, tx));
		if (!judged.get(key)) refused.add(one);
	}
	return refused;
}

const listings = new Map<string, { at: number; listing: ReturnType<typeof listingOfShow> }>();
const FRESH_MS = 10_000;

/** Thousands come within a minute: what the show is one of is asked once in ten seconds. */
async function listingOf({ room }: LiveRoom) {
	const known = listings.get(room.show);
	if (known && Date.now() - known.at < FRESH_MS) return known.listing;
	const listing = listingOfShow(room.show);
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
