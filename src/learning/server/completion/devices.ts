import { createHash, randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { nameIn, signed } from '#kernel/server/signed.ts';
import { within } from './tables.ts';

type Visit = Readonly<{ cookies: Cookies; url: URL }>;

const DEVICE_COOKIE = 'valley_present';
const PURPOSE = 'learning device';
const PLACES_COOKIE = 'valley_places';
const HALF_A_YEAR = 180 * 86_400;
const MOST_PLACES = 5;

/** The telephone behind a visit, known from its cookie or made now. It says nothing but that it was made here. */
export function presentDevice({ cookies, url }: Visit): string {
	const known = cookies.get(DEVICE_COOKIE);
	if (known && nameIn(PURPOSE, known)) return known;
	const made = signed(PURPOSE, randomBytes(16).toString('base64url'));
	cookies.set(DEVICE_COOKIE, made, { ...common(url), maxAge: HALF_A_YEAR });
	return made;
}

/**
 * Binds a device to a seat for a séance, at its first use.
 * @throws completion_other_device when the seat was claimed by another one, completion_other_seat when the device has claimed another seat.
 */
export async function bindDevice(tx: Tx, occurrence: string, seat: string, device: string): Promise<void> {
	const hash = createHash('sha256').update(`${occurrence} ${device}`).digest();
	await within(tx)
		.insertInto('learning.device')
		.values({ occurrence, hash, seat })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const { rows } = await sql<{ own: boolean; bound: boolean }>`
		select d.seat = ${seat} as bound, d.hash = ${hash} as own from learning.device d
		where d.occurrence = ${occurrence} and (d.seat = ${seat} or d.hash = ${hash})`.execute(tx);
	if (rows.some(({ own, bound }) => own && bound)) return;
	throw refused(rows.some(({ bound }) => bound) ? 'completion_other_device' : 'completion_other_seat');
}

/** Lets a seat be claimed by another telephone: the first one was lost, or was somebody else's. */
export const freeDevice = (tx: Tx, occurrence: string, seat: string) =>
	within(tx).deleteFrom('learning.device').where('occurrence', '=', occurrence).where('seat', '=', seat).execute();

/** Remembers on this device the secret address of a booking until the séance is over, so that the code on the screen is enough. */
export function keepPlace({ cookies, url }: Visit, token: string, until: Date): void {
	const seconds = Math.floor((until.getTime() - Date.now()) / 1000);
	if (seconds <= 0) return;
	const kept = [token, ...placesOn(cookies).filter((one) => one !== token)].slice(0, MOST_PLACES);
	cookies.set(PLACES_COOKIE, kept.join(' '), { ...common(url), maxAge: Math.min(seconds, HALF_A_YEAR) });
}

/** The secret addresses of bookings that this device remembers. */
export const placesOn = (cookies: Cookies): string[] =>
	(cookies.get(PLACES_COOKIE) ?? '')
		.split(' ')
		.filter((token) => /^[\w-]{20,80}$/.test(token))
		.slice(0, MOST_PLACES);

const common = ({ protocol }: URL) =>
	({ path: '/', httpOnly: true, secure: protocol === 'https:', sameSite: 'lax' }) as const;
