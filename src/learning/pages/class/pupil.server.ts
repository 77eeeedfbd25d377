import { type Cookies, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { typedOf } from '#web/form.server.ts';
import {
	choosePictures,
	goalsOf,
	NewClassWork,
	PUPIL_COOKIE,
	pupilOfSession,
	type SignedPupil,
	signPupilOut,
	wallOf
} from '../../server/index.ts';

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

/** A pupil's own works, and the goals of her class that she has reached. */
export async function pupilShown(pupil: SignedPupil, locale: Locale) {
	const works = (await wallOf(pupil.class, { pupil: pupil.id })).filter((work) => work.pupil === pupil.id);
	const goals = await goalsOf({ kind: 'pupil', id: pupil.id }, locale);
	const reached = goals.map(({ id, title, said, completedAt }) => ({ id, title, said, done: completedAt !== null }));
	return { pupil, works, goals: reached };
}

/** A work that a form hangs on the wall, its picture left out: as typed, and as it was understood. */
export function workIn(form: FormData) {
	const { key, ...work } = typedOf(form, ['title', 'text', 'link', 'key']);
	return { typed: { ...work, key }, read: NewClassWork.safeParse(work) };
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
