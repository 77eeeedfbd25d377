import { type Cookies, type RequestEvent, redirect } from '@sveltejs/kit';
import { momentOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { choosePictures, PUPIL_COOKIE, pupilOfSession, type SignedPupil, signPupilOut } from '../../server/index.ts';

/** The pupil of a request; null when there is none. */
export const pupilOf = (cookies: Cookies): Promise<SignedPupil | null> => pupilOfSession(cookies.get(PUPIL_COOKIE));

/** The signed-in pupil; who is none goes to the door of the classes. */
export async function requirePupil({
	cookies,
	locals
}: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<SignedPupil> {
	const pupil = await pupilOf(cookies);
	return pupil ?? redirect(303, href('/class', locals.locale));
}

/** The end of the day where the hub is: a tablet that goes to the next class must not stay signed in. */
export async function endOfDay(now = new Date()): Promise<Date> {
	const { timeZone } = await hub();
	return momentOf(`${isoDate(now, timeZone)}T23:59`, timeZone) ?? new Date(now.getTime() + 3_600_000);
}

export function keepSession({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, token: string, until: Date): void {
	const secure = url.protocol === 'https:';
	cookies.set(PUPIL_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires: until });
}

export const keepPictures = (cookies: Cookies, picked: readonly string[]): Promise<void> =>
	transaction((tx) => choosePictures(tx, cookies.get(PUPIL_COOKIE), picked));

export async function endSession(cookies: Cookies): Promise<void> {
	await signPupilOut(cookies.get(PUPIL_COOKIE));
	cookies.delete(PUPIL_COOKIE, { path: '/' });
}
