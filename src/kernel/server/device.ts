import { randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { nameIn, signed } from './signed.ts';

/** The cookie by which a device is told from the others behind its address: it has one ballot and one name in a show, and limits of its own. */
const DEVICE_COOKIE = 'valley_guest';
/** As it was called when the first devices were made. */
const PURPOSE = 'stage device';
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
export const newDevice = (now = Date.now()): string =>
	signed(PURPOSE, `${randomBytes(16).toString('base64url')}.${now.toString(36)}`);

/** The device of a token that was made here; null for any other. */
export function readDevice(token: string | undefined): Device | null {
	const name = nameIn(PURPOSE, token);
	return name && token ? { token, madeAt: Number.parseInt(name.split('.')[1] ?? '0', 36) } : null;
}

/** The device among the cookies of a request that no page has read. */
export const deviceInHeader = (cookies: string | null | undefined): Device | null =>
	readDevice(cookies?.match(/(?:^|;\s*)valley_guest=([^;]+)/)?.[1]);
