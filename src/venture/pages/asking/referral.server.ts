import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import {
	agreeTo,
	linked,
	type Referral,
	referralAbout,
	referralById,
	refuseReferral,
	withdrawReferral,
	wordingOf
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** The referral that the link of a letter leads to, for the person it is about. @throws 404 for a link that is not ours, and once she is erased */
export async function requireConsent(token: string): Promise<Referral> {
	const referral = await referralById(linked('consent', token));
	if (!referral.email) throw missing();
	return referral;
}

/** The referral of somebody who has signed in. @throws 404 */
export const requireOwnReferral = (
	self: Readonly<{ id: string; email: string | null }>,
	id: string
): Promise<Referral> => referralAbout(self, id);

/** A referral as the person it is about reads it: all of it. */
export function referralShown(referral: Referral) {
	const { partner, fromName, referrerName, asks, carries, parts, hash, state, nextDay, steps, locale } = referral;
	return {
		referral: { partner, fromName, referrerName, asks, carries, parts, hash, state, nextDay, steps, locale },
		wording: referral.wording ?? wordingOf(referral)
	};
}

/** She says yes to what she was shown. */
export async function agreeFrom(event: Asked, referral: Referral, to: string) {
	const hash = fieldOf(await event.request.formData(), 'hash');
	return change(event, {}, (tx) => agreeTo(tx, referral.id, hash, byHer(referral)), `${to}?done=yes`);
}

/** She says no. */
export const refuseFrom = (event: Asked, referral: Referral, to: string) =>
	change(event, {}, (tx) => refuseReferral(tx, referral.id, byHer(referral)), `${to}?done=no`);

/** She takes it back, once she has been asked whether she means it. */
export async function withdrawFrom(event: Asked, referral: Referral, to: string) {
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await withdrawReferral(tx, referral.id, byHer(referral));
		requireSure(event, doing(m.asking_withdraw(), [m.asking_withdraw_text()]), form);
	};
	return change(event, {}, write, `${to}?done=withdrawn`);
}

const byHer = ({ person }: Referral) => ({ actor: ref('person', person), source: 'web' }) as const;
