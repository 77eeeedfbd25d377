import type { By } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { stepOfTime } from '../../asking/referral.ts';
import { chase, deliver, giveUp } from './delivering.ts';
import { tellReferrer, writeConsent } from './referral-letters.ts';
import { lockedReferral } from './referral-rows.ts';
import { referralNamed, step } from './steps.ts';
import { asking } from './tables.ts';
import { waitAgain } from './thread.ts';
import { dayOf } from './today.ts';

const MOST = 1000;

/** Does what time does to referrals: whoever is asked is reminded, what nobody answers falls or is told. */
export async function lookAfterReferrals(now = new Date()): Promise<void> {
	const today = await dayOf(now);
	const due = await asking(db)
		.selectFrom('venture.referral')
		.select('id')
		.where('nextDay', '<=', today)
		.orderBy('nextDay')
		.limit(MOST)
		.execute();
	// one that fails does not hold up the others
	for (const { id } of due)
		await transaction((tx) => lookAt(tx, id, today, { actor: null, source: 'job', at: now })).catch(
			reportAs('venture.referrals')
		);
}

async function lookAt(tx: Tx, id: string, today: string, by: By & { at: Date }): Promise<void> {
	const { referral, folded } = await lockedReferral(tx, id);
	const next = stepOfTime(folded, today);
	if (next === 'sent') return deliver(tx, referral, folded, by);
	if (next === 'chased') return chase(tx, referral, folded, by);
	if (next === 'unanswered') return giveUp(tx, referral, folded, by);
	if (next !== 'reminded' && next !== 'lapsed') return;
	const { nextDay } = await step(tx, id, folded, next, by);
	const detail = { times: folded.times + 1 };
	if (next === 'reminded') {
		await writeConsent(tx, { ...referral, nextDay }, 'reminded');
		await record(tx, { ...by, verb: 'venture.referral_reminded', ...referralNamed(referral), detail });
		return;
	}
	await record(tx, { ...by, verb: 'venture.referral_lapsed', ...referralNamed(referral), detail: {} });
	await tellReferrer(tx, referral, 'lapsed');
	await waitAgain(tx, referral, by.at);
}
