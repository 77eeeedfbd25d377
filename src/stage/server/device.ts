import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { Refusal } from '#kernel/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { keyFor } from '#kernel/server/secret.ts';

/** The cookie by which a device has one ballot and one name. It says nothing but that it was made here. */
const DEVICE_COOKIE = 'valley_device';
const HALF_A_YEAR = 180 * 86_400;

type Visit = Readonly<{ cookies: Cookies; url: URL; getClientAddress(): string }>;

/**
 * The device behind a visit, known from its cookie or made now. `framed`: in another site's page, where a cookie is kept apart for each
 * site (CHIPS). @returns null when too many were made from one address, so that ballots do not grow on trees.
 */
export async function deviceOf({ cookies, url, getClientAddress }: Visit, framed = false): Promise<string | null> {
	const known = checkDevice(cookies.get(DEVICE_COOKIE));
	if (known) return known;
	try {
		await limit('device', getClientAddress());
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
	const made = newDevice();
	const secure = url.protocol === 'https:';
	const framing =
		framed && secure ? ({ sameSite: 'none', partitioned: true } as const) : ({ sameSite: 'lax' } as const);
	cookies.set(DEVICE_COOKIE, made, { path: '/', httpOnly: true, secure, maxAge: HALF_A_YEAR, ...framing });
	return made;
}

/** A new device's token: a random name and our signature under it. */
export function newDevice(): string {
	const name = randomBytes(16).toString('base64url');
	return `${name}.${sign(name)}`;
}

/** A token that was made here, or null. */
function checkDevice(token: string | undefined): string | null {
	const [name = '', signature = ''] = token?.split('.') ?? [];
	const expected = Buffer.from(sign(name));
	const given = Buffer.from(signature);
	return name && given.length === expected.length && timingSafeEqual(given, expected) ? `${name}.${signature}` : null;
}

/** The device among the cookies of a request that no page has read. */
export function deviceInHeader(cookies: string | undefined): string | null {
	const found = cookies?.match(/(?:^|;\s*)valley_device=([^;]+)/)?.[1];
	return checkDevice(found);
}

/** What is kept of a device, or of a code: a hash that leads back to nobody. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What the crew sees of a device, to recognise it. */
export const shortOf = (hash: Buffer): string => hash.toString('hex').slice(0, 8);

const sign = (name: string): string =>
	createHmac('sha256', keyFor('stage device')).update(name).digest('base64url').slice(0, 22);
