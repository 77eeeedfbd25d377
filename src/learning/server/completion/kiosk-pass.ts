import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { sql } from 'kysely';
import { doorActs } from '#agenda/acts.ts';
import { bookedOccurrence } from '#agenda/server';
import { ifThere, missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { can } from '#kernel/identity/policy.ts';
import { endKeysTo, type KeyKind, keysTo, makeKey, openBy } from '#kernel/identity/server/keys.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { keyFor } from '#kernel/server/secret.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { within } from './tables.ts';

const LINK_MS = 15 * 60_000;
const DAYS = 7;
const MOST = 30;

/** What a tablet at the entrance of a séance is known by. */
export const kioskKind: KeyKind = {
	kind: 'learning.kiosk',
	name: m.completion_kiosk_title,
	days: DAYS,
	async may(maker, { scope }, on) {
		const listing = await ifThere(bookedOccurrence(scope.id, on));
		return can(maker, doorActs.checkIn, { organisation: listing?.offering.organization.id ?? null });
	},
	async tell({ scope }, locale) {
		const listing = await ifThere(bookedOccurrence(scope.id));
		return listing ? { text: say(listing.offering.title, locale).text, path: `/desk/door/${scope.id}/list` } : null;
	}
};

type Visit = Readonly<{ cookies: Cookies; url: URL }>;

/**
 * The key of a link that makes a device the kiosk of a séance, in the name of a person: good for a quarter of an hour, as long as she may check in there, and as
 * no kiosk of it was closed.
 */
export async function kioskKey(occurrence: string, person: string, now = new Date()): Promise<string> {
	const until = (now.getTime() + LINK_MS).toString(36);
	return `${until}.${person}.${sign(occurrence, await roundOf(occurrence), `${until} ${person}`)}`;
}

/**
 * Makes the device that opens such a link a kiosk: its cookie is what it is known by, so that the address on its screen opens nothing.
 * @throws completion_kiosk_old when the link has run out, the kiosks were closed or whoever made it may not check in there any more, completion_kiosk_many, or 404.
 */
export async function openKiosk({ cookies, url }: Visit, occurrence: string, key: string): Promise<void> {
	const [until = '', person = '', signature = ''] = key.split('.');
	if (!isId(occurrence) || !until) throw missing();
	const genuine = same(sign(occurrence, await roundOf(occurrence), `${until} ${person}`), signature);
	if (!genuine || !(Number.parseInt(until, 36) > Date.now())) throw refused('completion_kiosk_old', {}, 404);
	const secret = await transaction((tx) => makeKiosk(tx, occurrence, person));
	const secure = url.protocol === 'https:';
	const maxAge = DAYS * 86_400;
	cookies.set(cookieOf(occurrence), secret, { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge });
}

async function makeKiosk(tx: Tx, occurrence: string, person: string): Promise<string> {
	const scope = ref('occurrence', occurrence);
	const maker = await absent(person, tx);
	if (!maker || !(await kioskKind.may(maker, { scope, part: null }, tx)))
		throw refused('completion_kiosk_old', {}, 404);
	if ((await keysTo(kioskKind, occurrence, tx)) >= MOST) throw refused('completion_kiosk_many', { most: MOST });
	const name = m.completion_kiosk_title({}, { locale: maker.locale });
	return (await makeKey(tx, kioskKind, { name, scope }, { actor: ref('person', person), source: 'door' })).secret;
}

/** The kiosk of a séance behind a visit. @throws 404 for a device that is none. */
export async function kioskOf({ cookies }: Pick<Visit, 'cookies'>, occurrence: string): Promise<string> {
	const secret = isId(occurrence) ? cookies.get(cookieOf(occurrence)) : undefined;
	if (!secret) throw missing();
	return (await openBy(kioskKind, secret, { scope: occurrence })).id;
}

/** Closes every kiosk of a séance, and its links: one that was lost, or whose link somebody else has read. */
export async function closeKiosks(tx: Tx, occurrence: string, by: By): Promise<void> {
	await endKeysTo(tx, kioskKind, occurrence, by);
	await sql`insert into learning.attendance as a (occurrence, kiosk_round) values (${occurrence}, 1)
		on conflict (occurrence) do update set kiosk_round = a.kiosk_round + 1`.execute(tx);
}

async function roundOf(occurrence: string): Promise<number> {
	const row = await within(db)
		.selectFrom('learning.attendance')
		.select('kioskRound')
		.where('occurrence', '=', occurrence)
		.executeTakeFirst();
	return row?.kioskRound ?? 0;
}

const cookieOf = (occurrence: string): string => `valley_kiosk_${occurrence}`;

const sign = (occurrence: string, round: number, more: string): string =>
	createHmac('sha256', keyFor('learning kiosk'))
		.update(`link ${occurrence} ${round} ${more}`)
		.digest('base64url')
		.slice(0, 22);

function same(expected: string, given: string): boolean {
	const [one, other] = [Buffer.from(expected), Buffer.from(given)];
	return one.length === other.length && timingSafeEqual(one, other);
}
