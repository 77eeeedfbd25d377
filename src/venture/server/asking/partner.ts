import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { ifThere, missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import { keyFor } from '#kernel/server/secret.ts';
import { mayFollow } from '../../asking/referral.ts';
import type { PartnerAnswer } from '../../asking/referring.ts';
import { openTo, sharesOf } from '../shares.ts';
import type { On } from '../tables.ts';
import { tellPerson, tellReferrer, writeCode } from './referral-letters.ts';
import { lockedReferral, type Referral, referralById } from './referral-rows.ts';
import { forPartner, referralFor } from './referrals.ts';
import { referralNamed, step } from './steps.ts';
import { asking } from './tables.ts';
import { waitAgain } from './thread.ts';

const CODE_MINUTES = 15;
const MOST_TRIES = 5;

/** A referral as the link of a letter shows it, once it was sent that way. @throws 404 */
export async function referralByLink(id: string, on: On = db): Promise<Referral> {
	const referral = await referralById(id, on);
	if (!referral.linkedAt || !referral.partnerEmail) throw missing();
	return forPartner(referral);
}

/** Sends six digits to the address that the letter went to: whoever has only the link cannot read them. Those before serve no more. @throws 404, asking_referral_over */
export async function sendCode(tx: Tx, id: string, now = new Date()): Promise<void> {
	const { referral, folded } = await lockedReferral(tx, id);
	if (!referral.linkedAt || !referral.partnerEmail) throw missing();
	if (!mayFollow(folded, 'accepted')) throw refused('asking_referral_over');
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
	const made = { hash: codeHash(id, code), expiresAt, tries: 0 };
	await asking(tx)
		.insertInto('venture.referralCode')
		.values({ referral: id, ...made })
		.onConflict((conflict) => conflict.column('referral').doUpdateSet(made))
		.execute();
	await writeCode(tx, referral, code, CODE_MINUTES);
}

/** Looks whether a code is the one that was sent, and counts a wrong one: to be committed before its refusal is thrown. @returns whether it is */
export async function tryCode(tx: Tx, id: string, given: string, now = new Date()): Promise<boolean> {
	const row = await asking(tx)
		.selectFrom('venture.referralCode')
		.selectAll()
		.where('referral', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row || row.tries >= MOST_TRIES || row.expiresAt <= now) return false;
	const right = timingSafeEqual(Buffer.from(row.hash), Buffer.from(codeHash(id, given.replace(/\s/g, ''))));
	if (!right)
		await asking(tx)
			.updateTable('venture.referralCode')
			.set({ tries: row.tries + 1 })
			.where('referral', '=', id)
			.execute();
	return right;
}

/** The partner answers by its link, with a code that `tryCode` has found right: it serves once. @throws asking_code_wrong, asking_referral_over */
export async function answerByLink(tx: Tx, id: string, code: string, answer: PartnerAnswer, by: By): Promise<void> {
	const { referral } = await lockedReferral(tx, id);
	const { numDeletedRows } = await asking(tx)
		.deleteFrom('venture.referralCode')
		.where('referral', '=', id)
		.where('hash', '=', codeHash(id, code.replace(/\s/g, '')))
		.executeTakeFirst();
	if (!numDeletedRows) throw refused('asking_code_wrong', {}, 422);
	if (referral.partnerEmail) await prove(tx, referral.partnerEmail);
	await settleWith(tx, id, answer, { ...by, actor: null }, null);
}

/** An adviser of the partner answers in Coulisses, in her own name. @throws 404, asking_referral_over */
export async function answerInDesk(tx: Tx, id: string, answer: PartnerAnswer, viewer: Viewer, by: By): Promise<void> {
	const { as } = await referralFor(viewer, id, tx);
	if (as !== 'partner') throw missing();
	await settleWith(tx, id, answer, by, viewer.id);
}

async function settleWith(tx: Tx, id: string, answer: PartnerAnswer, by: By, person: string | null): Promise<void> {
	const { referral, folded } = await lockedReferral(tx, id);
	const { answer: kind, name: byName, words } = answer;
	await step(tx, id, folded, kind, by, { person, byName, words: words || null });
	const accepted = kind === 'accepted';
	const detail = { way: person ? ('desk' as const) : ('link' as const), late: folded.state === 'unanswered' };
	const verb = accepted ? 'venture.referral_accepted' : 'venture.referral_returned';
	await record(tx, { ...by, verb, ...referralNamed(referral), detail });
	if (accepted) await openFileTo(tx, referral, by);
	else await waitAgain(tx, referral, by.at ?? new Date());
	const told = await referralById(id, tx);
	await tellPerson(tx, told, kind);
	await tellReferrer(tx, told, kind);
}

/** What she agreed to open is opened in her name, beside what she has opened already; if the file is hers no more, nothing is. */
async function openFileTo(tx: Tx, { file, organization, parts, person }: Referral, by: By): Promise<void> {
	if (!file || !organization || !parts.length) return;
	const holder = await absent(person, tx);
	if (!holder) return;
	const before = (await sharesOf(file, tx)).find((one) => one.organization === organization && !one.endedAt);
	const all = [...new Set([...(before?.parts ?? []), ...parts])];
	const opens = openTo(tx, file, { organization, parts: all }, holder, { ...by, actor: ref('person', person) });
	await ifThere(opens);
}

const codeHash = (id: string, code: string): string =>
	createHmac('sha256', keyFor('venture code')).update(`${id} ${code}`).digest('hex');
