import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { keyFor } from '#kernel/server/secret.ts';
import { type On, within } from './tables.ts';

const LINK_MS = 15 * 60_000;
const A_WEEK = 7 * 86_400;

type Visit = Readonly<{ cookies: Cookies; url: URL }>;

/** The key of a link that makes a device the kiosk of a séance: good for a quarter of an hour, and as long as no kiosk of it was closed. */
export async function kioskKey(occurrence: string, now = new Date()): Promise<string> {
	const until = (now.getTime() + LINK_MS).toString(36);
	return `${until}.${sign('link', occurrence, await roundOf(occurrence), until)}`;
}

/**
 * Makes the device that opens such a link a kiosk: its cookie is what it is known by, so that the address on its screen opens nothing.
 * @throws completion_kiosk_old when the link has run out or the kiosks were closed, or 404.
 */
export async function openKiosk({ cookies, url }: Visit, occurrence: string, key: string): Promise<void> {
	const [until = '', signature = ''] = key.split('.');
	if (!isId(occurrence) || !until) throw missing();
	const round = await roundOf(occurrence);
	const runsOut = Number.parseInt(until, 36);
	if (!same(sign('link', occurrence, round, until), signature) || !(runsOut > Date.now()))
		throw refused('completion_kiosk_old', {}, 404);
	const device = randomBytes(16).toString('base64url');
	const value = `${device}.${sign('device', occurrence, round, device)}`;
	const secure = url.protocol === 'https:';
	cookies.set(cookieOf(occurrence), value, { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge: A_WEEK });
}

/** The kiosk of a séance behind a visit. @throws 404 for a device that is none. */
export async function kioskOf({ cookies }: Pick<Visit, 'cookies'>, occurrence: string): Promise<string> {
	const [device = '', signature = ''] = (isId(occurrence) ? (cookies.get(cookieOf(occurrence)) ?? '') : '').split('.');
	if (!device || !same(sign('device', occurrence, await roundOf(occurrence), device), signature)) throw missing();
	return device;
}

/** Closes every kiosk of a séance, and its links: one that was lost, or whose link somebody else has read. */
export async function closeKiosks(occurrence: string, on: On = db): Promise<void> {
	await sql`insert into learning.attendance as a (occurrence, kiosk_round) values (${occurrence}, 1)
		on conflict (occurrence) do update set kiosk_round = a.kiosk_round + 1`.execute(on);
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

const sign = (what: 'link' | 'device', occurrence: string, round: number, more: string): string =>
	createHmac('sha256', keyFor('learning kiosk'))
		.update(`${what} ${occurrence} ${round} ${more}`)
		.digest('base64url')
		.slice(0, 22);

function same(expected: string, given: string): boolean {
	const [one, other] = [Buffer.from(expected), Buffer.from(given)];
	return one.length === other.length && timingSafeEqual(one, other);
}
