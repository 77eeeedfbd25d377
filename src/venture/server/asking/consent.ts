import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isProved } from '#kernel/server/mailboxes.ts';
import { m } from '#messages';
import { mayFollow } from '../../asking/referral.ts';
import type { On } from '../tables.ts';
import { deliver } from './delivering.ts';
import { tellReferrer } from './referral-letters.ts';
import { lockedReferral, type Referral, select, withSteps } from './referral-rows.ts';
import { referralNamed, step } from './steps.ts';
import { asking } from './tables.ts';

type Self = Readonly<{ id: string; email: string | null }>;

/** The referrals that are about somebody: signed in, or by the address that she has shown to be hers. */
export async function referralsAbout({ id, email }: Self, on: On = db): Promise<Referral[]> {
	const own = email !== null && (await isProved(email, on)) ? email.toLowerCase() : null;
	const rows = await select(on)
		.where((row) => row.or([row('r.person', '=', id), row(row.fn('lower', ['r.email']), '=', own)]))
		.orderBy('r.id', 'desc')
		.execute();
	return withSteps(rows, on);
}

/** One of those. @throws 404 */
export async function referralAbout(self: Self, id: string, on: On = db): Promise<Referral> {
	const found = (await referralsAbout(self, on)).find((one) => one.id === id);
	if (!found) throw missing();
	return found;
}

/** The sentence by which somebody agrees, in her language. */
export const wordingOf = ({ partner, locale }: Pick<Referral, 'partner' | 'locale'>): string =>
	m.asking_consent_wording({ partner }, { locale });

/**
 * She says yes to what she was shown, and it leaves. Whoever calls has checked that it is about her: by her link, or signed in.
 * @param hash of what she was shown
 * @throws asking_referral_over, asking_referral_changed when it is not what she was shown
 */
export async function agreeTo(tx: Tx, id: string, hash: string, by: By): Promise<void> {
	const { referral, folded } = await lockedReferral(tx, id);
	if (!mayFollow(folded, 'agreed')) throw refused('asking_referral_over');
	if (hash !== referral.hash) throw refused('asking_referral_changed');
	const wording = wordingOf(referral);
	const agreed = await step(tx, id, folded, 'agreed', by, { person: referral.person });
	await asking(tx).updateTable('venture.referral').set({ wording }).where('id', '=', id).execute();
	await record(tx, {
		...bySelf(referral, by),
		verb: 'venture.referral_agreed',
		...referralNamed(referral),
		detail: {},
		sealed: { subject: referral.person, words: { wording, hash } }
	});
	await deliver(tx, { ...referral, wording }, agreed, by);
}

/** She says no: nothing leaves, and whoever proposed it is told. @throws asking_referral_over */
export async function refuseReferral(tx: Tx, id: string, by: By): Promise<void> {
	const { referral, folded } = await lockedReferral(tx, id);
	await step(tx, id, folded, 'refused', by, { person: referral.person });
	await record(tx, {
		...bySelf(referral, by),
		verb: 'venture.referral_refused',
		...referralNamed(referral),
		detail: {}
	});
	await tellReferrer(tx, referral, 'refused');
}

/** She takes it back: from now on the partner reads nothing of it. @throws asking_referral_over once it is answered */
export async function withdrawReferral(tx: Tx, id: string, by: By): Promise<void> {
	const { referral, folded } = await lockedReferral(tx, id);
	await step(tx, id, folded, 'withdrawn', by, { person: referral.person });
	await asking(tx).deleteFrom('venture.referralCode').where('referral', '=', id).execute();
	await record(tx, {
		...bySelf(referral, by),
		verb: 'venture.referral_withdrawn',
		...referralNamed(referral),
		detail: { sent: folded.state !== 'proposed' }
	});
	await tellReferrer(tx, referral, 'withdrawn');
}

const bySelf = ({ person }: Referral, by: By): By => ({ ...by, actor: ref('person', person) });
