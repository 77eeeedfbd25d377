import type { By } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Referral as Folded } from '../../asking/referral.ts';
import { advisersOf } from '../filing.ts';
import { tellPerson, tellReferrer, writePartner } from './referral-letters.ts';
import type { Referral } from './referral-rows.ts';
import { referralNamed, step } from './steps.ts';
import { asking } from './tables.ts';
import { waitAgain } from './thread.ts';

/** Sends a referral that was agreed to: it waits for its partner from now on. Where nobody could answer it any more, that is told at once. */
export async function deliver(tx: Tx, referral: Referral, folded: Folded, by: By): Promise<void> {
	const way = await reach(tx, referral, 0, by);
	if (!way) return giveUp(tx, referral, folded, by);
	await step(tx, referral.id, folded, 'sent', by);
	await record(tx, { ...by, verb: 'venture.referral_sent', ...referralNamed(referral), detail: { way } });
}

/** Reminds a partner, the way that leads to it today: its advisers may be others by now, or none. */
export async function chase(tx: Tx, referral: Referral, folded: Folded, by: By): Promise<void> {
	const way = await reach(tx, referral, folded.times + 1, by);
	if (!way) return giveUp(tx, referral, folded, by);
	await step(tx, referral.id, folded, 'chased', by);
	const detail = { times: folded.times + 1, way };
	await record(tx, { ...by, verb: 'venture.referral_chased', ...referralNamed(referral), detail });
}

/** Tells both that nobody answers: it may go elsewhere. A late answer is one all the same. */
export async function giveUp(tx: Tx, referral: Referral, folded: Folded, by: By): Promise<void> {
	await step(tx, referral.id, folded, 'unanswered', by);
	const detail = { times: folded.times };
	await record(tx, { ...by, verb: 'venture.referral_unanswered', ...referralNamed(referral), detail });
	await tellReferrer(tx, referral, 'unanswered');
	await tellPerson(tx, referral, 'unanswered');
	await waitAgain(tx, referral, by.at ?? new Date());
}

/** Writes to whoever answers for the partner. @returns how, or null when there is nobody. */
async function reach(tx: Tx, referral: Referral, times: number, by: By): Promise<'desk' | 'link' | null> {
	const { id, organization, partnerEmail } = referral;
	const advisers = organization ? await advisersOf(organization, tx) : [];
	const way = advisers.length ? 'desk' : partnerEmail ? 'link' : null;
	if (!way) return null;
	const linkedAt = way === 'link' ? (by.at ?? new Date()) : referral.linkedAt;
	await asking(tx).updateTable('venture.referral').set({ way, linkedAt }).where('id', '=', id).execute();
	const writes = by.source !== 'demo';
	if (writes)
		await writePartner(
			tx,
			referral,
			advisers.map((one) => one.id),
			times
		);
	return way;
}
