import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { keyFor } from './secret.ts';

/** The cookie by which a device is told from the others behind its address: it has one ballot and one name in a show, and limits of its own. */
const DEVICE_COOKIE = 'valley_guest';
const HALF_A_YEAR = 180 * 86_400;

/** A device as its cookie names it. `madeAt`: when it was first seen here, in milliseconds; 0 where that is not known any more. */
export type Device = Readonly<{ token: string; madeAt: number }>;

/** What a visit shows of its device, which the first hook has read. */
export type VisitOfDevice = Readonly<{ cookies: Cookies; url: URL; locals: Pick<App.Locals, 'device'> }>;

/**
 * The device behind a visit, known from its cookie or made now. Only a page says so that somebody opens to take part: a show, a class, the way to sign in. `framed`: in another site's
 * page, where a cookie is kept apart for each site (CHIPS).
 */
export function deviceOf({ cookies, url, locals }: VisitOfDevice, framed = false): string {
	if (locals.device) return locals.device.token;
	const made = newDevice();
	const secure = url.protocol === 'https:';
	const framing =
		framed && secure ? ({ sameSite: 'none', partitioned: true } as const) : ({ sameSite: 'lax' } as const);
	cookies.set(DEVICE_COOKIE, made, { path: '/', httpOnly: true, secure, maxAge: HALF_A_YEAR, ...framing });
	locals.device = readDevice(made);
	return made;
}

/** A new device's token: a random name, when it was made, and our signature under both. */
export function newDevice(now = Date.now()): string {
	const name = `${randomBytes(16).toString('base64url')}.${now.toString(36)}`;
	return `${name}.${sign(name)}`;
}

/** The device of a token that was made here; null for any other. */
export function readDevice(token: string | undefined): Device | null {
	if (!token) return null;
	const [name, signature = ''] = splitAtLast(token);
	const expected = Buffer.from(sign(name));
	const given = Buffer.from(signature);
	if (!name || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
	return { token: `${name}.${signature}`, madeAt: Number.parseInt(name.split('.')[1] ?? '0', 36) };
}

/** The device among the cookies of a request that no page has read. */
export const deviceInHeader = (cookies: string | null | undefined): Device | null =>
	readDevice(cookies?.match(/(?:^|;\s*)valley_guest=([^;]+)/)?.[1]);

function splitAtLast(token: string): [string, string?] {
	const at = token.lastIndexOf('.');
	return at < 0 ? [token] : [token.slice(0, at), token.slice(at + 1)];
}

const sign = (name: string): string =>
	createHmac('sha256', keyFor('stage device')).update(name).digest('base64url').slice(0, 22);
