import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { outsideOf, type Reader, type Signer, viewerOf } from '../reader.ts';
import { isAgreed, type Side } from '../states.ts';
import { limitLetters } from './letters.ts';
import { within } from './tables.ts';
import { authorOf, moved, tellOther } from './talking.ts';
import { asTalk, lockTalk } from './talks.ts';
import { told } from './writing.ts';

/** Puts down what the two agree on, or says it otherwise: the other side is asked to confirm it. @throws 404, partnering_not_now, partnering_agreed_already, 429 */
export async function proposeAgreement(tx: Tx, id: string, words: string, signer: Signer, by: By): Promise<void> {
	await limitLetters(signer, by);
	const talk = await lockTalk(signer, id, tx);
	moved(talk, { kind: 'propose', side: talk.side, words });
	await within(tx).deleteFrom('partnering.agreement').where('interest', '=', id).execute();
	await within(tx)
		.insertInto('partnering.agreement')
		.values({ id: newId(), interest: id, words, ...confirmedBy(talk.side, signer, by) })
		.execute();
	await tellOther(tx, talk, 'agreement', by, { quoted: words });
}

/**
 * Confirms the words that one has read; once both sides have, it is a fact that names both. Nobody confirms for both sides, whatever roles she has got since.
 * @throws 404, partnering_not_now, partnering_agreed_already, partnering_words_changed, partnering_other_side
 */
export async function confirmAgreement(tx: Tx, id: string, words: string, signer: Signer, by: By): Promise<void> {
	const talk = await lockTalk(signer, id, tx);
	const { agreement } = talk;
	if (isAgreed(asTalk(talk))) throw refused('partnering_agreed_already', {}, 422);
	if (agreement && (agreement[talk.side] || (await hasConfirmed(tx, agreement.id, signer))))
		throw refused('partnering_other_side', {}, 422);
	const after = moved(talk, { kind: 'confirm', side: talk.side, words });
	if (!agreement || !isAgreed(after)) throw refused('partnering_not_now', {}, 422);
	const agreedAt = by.at ?? new Date();
	const author = await authorOf(tx, talk.proposal.id);
	const hash = hashOf({ agreement: agreement.id, author: author.id, interested: talk.interested.id, words, agreedAt });
	await within(tx)
		.updateTable('partnering.agreement')
		.set({ ...confirmedBy(talk.side, signer, by), agreedAt, hash })
		.where('id', '=', agreement.id)
		.execute();
	const { detail, object } = told(talk.proposal);
	const { country: theirs, id: party } = talk.interested;
	const country = theirs ?? author.country;
	const target = ref(theirs ? 'partnering_outside' : 'organization', party);
	const context = ref('partnering_agreement', agreement.id);
	const its = { ...detail, words: hash, ...(country ? { country } : {}) };
	await record(tx, { ...by, verb: 'partnering.agreed', object, target, context, detail: its });
	await tellOther(tx, talk, 'agreed', by, { quoted: words });
	// whoever has no account keeps her letter
	const otherSide = talk.side === 'author' ? 'interested' : 'author';
	if (outsideOf(signer)) await tellOther(tx, { ...talk, side: otherSide }, 'signed', by, { quoted: words });
}

/** Takes back what one has put down, or says no to it, before both have confirmed it. @throws 404, partnering_not_now, partnering_agreed_already */
export async function takeAgreementBack(tx: Tx, id: string, reader: Reader): Promise<void> {
	const talk = await lockTalk(reader, id, tx);
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

/** Whether she has confirmed already, or stands on the other side too: with her account, or by the address of an outside party. */
async function hasConfirmed(tx: Tx, agreement: string, signer: Signer): Promise<boolean> {
	const viewer = viewerOf(signer);
	const { rows } = await sql`
		select from partnering.agreement a join partnering.interest i on i.id = a.interest join partnering.proposal q on q.id = i.proposal
			left join partnering.outside o on o.id in (i.outside, q.outside) left join identity.person p on p.id in (a.author_by, a.interested_by)
		where a.id = ${agreement} and (${viewer?.id ?? null}::uuid in (a.author_by, a.interested_by)
			or o.email = lower(${viewer?.email ?? null}::text) or (o.id = ${outsideOf(signer)}::uuid and o.email = lower(p.email)))`.execute(
		tx
	);
	return rows.length > 0;
}

const confirmedBy = (side: Side, signer: Signer, by: By) => {
	const [at, who] = [by.at ?? new Date(), viewerOf(signer)?.id ?? null];
	return side === 'author' ? { authorAt: at, authorBy: who } : { interestedAt: at, interestedBy: who };
};
