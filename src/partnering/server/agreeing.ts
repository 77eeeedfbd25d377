import { createHash } from 'node:crypto';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isAgreed, type Side } from '../states.ts';
import { limitLetters } from './letters.ts';
import { within } from './tables.ts';
import { authorOf, moved, tellOther } from './talking.ts';
import { asTalk, lockTalk } from './talks.ts';
import { told } from './writing.ts';

/** Puts down what the two agree on, or says it otherwise: the other side is asked to confirm it. @throws 404, partnering_not_now, partnering_agreed_already, 429 */
export async function proposeAgreement(tx: Tx, id: string, words: string, viewer: Viewer, by: By): Promise<void> {
	await limitLetters(viewer, by);
	const talk = await lockTalk(viewer, id, tx);
	moved(talk, { kind: 'propose', side: talk.side, words });
	await within(tx).deleteFrom('partnering.agreement').where('interest', '=', id).execute();
	await within(tx)
		.insertInto('partnering.agreement')
		.values({ id: newId(), interest: id, words, ...confirmedBy(talk.side, viewer, by) })
		.execute();
	await tellOther(tx, talk, 'agreement', by, words);
}

/**
 * Confirms the words that one has read; once both sides have, it is a fact that names both. Nobody confirms for both sides, whatever roles she has got since.
 * @throws 404, partnering_not_now, partnering_agreed_already, partnering_words_changed, partnering_other_side
 */
export async function confirmAgreement(tx: Tx, id: string, words: string, viewer: Viewer, by: By): Promise<void> {
	const talk = await lockTalk(viewer, id, tx);
	const { agreement } = talk;
	if (isAgreed(asTalk(talk))) throw refused('partnering_agreed_already', {}, 422);
	if (agreement && (agreement[talk.side] || (await hasConfirmed(tx, agreement.id, viewer))))
		throw refused('partnering_other_side', {}, 422);
	const after = moved(talk, { kind: 'confirm', side: talk.side, words });
	if (!agreement || !isAgreed(after)) throw refused('partnering_not_now', {}, 422);
	const agreedAt = by.at ?? new Date();
	const author = await authorOf(tx, talk.proposal.id);
	const hash = hashOf({ agreement: agreement.id, author, interested: talk.organization.id, words, agreedAt });
	await within(tx)
		.updateTable('partnering.agreement')
		.set({ ...confirmedBy(talk.side, viewer, by), agreedAt, hash })
		.where('id', '=', agreement.id)
		.execute();
	const { detail, object } = told(talk.proposal);
	const target = ref('organization', talk.organization.id);
	const context = ref('partnering_agreement', agreement.id);
	await record(tx, { ...by, verb: 'partnering.agreed', object, target, context, detail: { ...detail, words: hash } });
	await tellOther(tx, talk, 'agreed', by, words);
}

/** Takes back what one has put down, or says no to it, before both have confirmed it. @throws 404, partnering_not_now, partnering_agreed_already */
export async function takeAgreementBack(tx: Tx, id: string, viewer: Viewer): Promise<void> {
	const talk = await lockTalk(viewer, id, tx);
	moved(talk, { kind: 'take_back', side: talk.side });
	await within(tx).deleteFrom('partnering.agreement').where('interest', '=', id).execute();
}

/** What the fact of an agreement holds of its words: whoever has them can show that these were confirmed, by whom and when. */
function hashOf(
	of: Readonly<{ agreement: string; author: string; interested: string; words: string; agreedAt: Date }>
): string {
	const { agreement, author, interested, words, agreedAt } = of;
	return createHash('sha256')
		.update(JSON.stringify([agreement, author, interested, words, agreedAt.toISOString()]))
		.digest('hex');
}

async function hasConfirmed(tx: Tx, agreement: string, { id }: Viewer): Promise<boolean> {
	const row = await within(tx)
		.selectFrom('partnering.agreement')
		.select(['authorBy', 'interestedBy'])
		.where('id', '=', agreement)
		.executeTakeFirst();
	return row?.authorBy === id || row?.interestedBy === id;
}

const confirmedBy = (side: Side, viewer: Viewer, by: By) =>
	side === 'author'
		? { authorAt: by.at ?? new Date(), authorBy: viewer.id }
		: { interestedAt: by.at ?? new Date(), interestedBy: viewer.id };
