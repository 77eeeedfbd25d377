import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isAway } from '../../asking/choosing.ts';
import { promiseOf } from '../../asking/question.ts';
import type { Reader } from '../files.ts';
import type { On } from '../tables.ts';
import { writeAnswer, writeWaits } from './letters.ts';
import { addMessage, checkOpen, lockQuestion, ownQuestion, type Question, questionById } from './questions.ts';
import { asking } from './tables.ts';
import { dayOf } from './today.ts';

type Written = Readonly<{ id?: string; words: string }>;

/** Answers a question: its asker gets a letter. @throws 404, asking_closed, asking_not_yours for a colleague who has not taken it over */
export async function answer(tx: Tx, id: string, message: Written, reader: Reader, by: By): Promise<void> {
	const question = await ownQuestion(reader, id, tx);
	checkOpen(question);
	if (question.welcomer !== reader.id) throw refused('asking_not_yours');
	const at = by.at ?? new Date();
	if (!(await addMessage(tx, { ...message, question: id, author: reader.id, fromAsker: false, at }))) return;
	const today = await dayOf(at);
	const late = question.dueDay !== null && question.dueDay < today;
	await settle(tx, id);
	await record(tx, { ...by, verb: 'venture.answered', ...namedAs(question), detail: { late } });
	if (by.source !== 'demo') await writeAnswer(tx, question, message.words);
}

/** What its asker writes in the thread: whoever answers has the same time for it again. Whoever calls has checked that it is hers. @throws asking_closed */
export async function reply(tx: Tx, id: string, message: Written, by: By): Promise<void> {
	await lockQuestion(tx, id);
	const question = await questionById(id, tx);
	checkOpen(question);
	const at = by.at ?? new Date();
	if (!(await addMessage(tx, { ...message, question: id, author: question.asker, fromAsker: true, at }))) return;
	// one that waits already is not put off by what is added
	if (!question.dueDay) await wait(tx, question, await dayOf(at));
	await writeWaits(tx, await questionById(id, tx), 'asked');
}

/** Gives a question its time again. */
async function wait(tx: Tx, { id, welcomer, organization, days }: Question, today: string): Promise<void> {
	const awayUntil = await awayOf(tx, welcomer, organization);
	await asking(tx)
		.updateTable('venture.question')
		.set({ ...promiseOf(today, { days, awayUntil }), late: false })
		.where('id', '=', id)
		.execute();
}

/** A question whose referral came to nothing waits for its welcomer again. */
export async function waitAgain(
	tx: Tx,
	{ question: id }: Readonly<{ question: string | null }>,
	at: Date
): Promise<void> {
	if (!id) return;
	const question = await questionById(id, tx);
	if (question.state !== 'closed' && !question.dueDay) await wait(tx, question, await dayOf(at));
}

/** Nobody waits for whoever answers any more. */
export async function settle(tx: Tx, id: string): Promise<void> {
	await asking(tx)
		.updateTable('venture.question')
		.set({ dueDay: null, remindDay: null, late: false })
		.where('id', '=', id)
		.execute();
}

/** Whether an adviser may take a question from its welcomer: one who is away, is late, or answers for nobody any more. */
export async function mayTakeOver(question: Question, reader: Pick<Reader, 'id'>, on: On = db): Promise<boolean> {
	if (question.welcomer === reader.id || question.state === 'closed') return false;
	const { welcomer, organization } = question;
	return (
		question.state === 'late' ||
		isAway(await awayOf(on, welcomer, organization), await dayOf()) ||
		!(await isAdviser(on, welcomer, organization))
	);
}

/** Takes a question from a colleague who is away: its time stays what it is. @throws 404, asking_not_yours */
export async function takeOver(tx: Tx, id: string, reader: Reader, by: By): Promise<void> {
	const question = await ownQuestion(reader, id, tx);
	if (!(await mayTakeOver(question, reader, tx))) throw refused('asking_not_yours');
	await give(tx, question, reader.id, by);
}

/** Has somebody else of an organisation answer a question. */
export async function give(tx: Tx, question: Question, to: string, by: By): Promise<void> {
	await asking(tx).updateTable('venture.question').set({ welcomer: to }).where('id', '=', question.id).execute();
	await record(tx, {
		...by,
		verb: 'venture.question_taken',
		...namedAs(question),
		detail: { late: question.state === 'late' }
	});
}

/** Closes a question: for its welcomer or her colleagues. @throws 404 */
export async function closeQuestion(tx: Tx, id: string, reader: Reader, by: By): Promise<void> {
	const question = await ownQuestion(reader, id, tx);
	if (question.state === 'closed') return;
	// what nobody has answered is not put away in silence
	if (question.dueDay) throw refused('asking_answer_first');
	const at = by.at ?? new Date();
	await asking(tx).updateTable('venture.question').set({ closedAt: at }).where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'venture.question_closed', ...namedAs(question), detail: {} });
}

/** Opens a closed question again. @throws 404 */
export async function reopenQuestion(tx: Tx, id: string, reader: Reader, by: By): Promise<void> {
	const question = await ownQuestion(reader, id, tx);
	if (question.state !== 'closed') throw missing();
	await asking(tx).updateTable('venture.question').set({ closedAt: null }).where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'venture.question_reopened', ...namedAs(question), detail: {} });
}

/** The question as a fact names it: the object, and who answers for it as the target. */
export const namedAs = ({ id, organization }: Question) => ({
	object: ref('venture_question', id),
	target: ref('organization', organization)
});

async function awayOf(on: On, person: string, organization: string): Promise<string | null> {
	const row = await asking(on)
		.selectFrom('venture.welcomer')
		.select('awayUntil')
		.where('person', '=', person)
		.where('organization', '=', organization)
		.executeTakeFirst();
	return row?.awayUntil ?? null;
}

/** Whether somebody is an adviser of an organisation today. */
export async function isAdviser(on: On, person: string, organization: string): Promise<boolean> {
	const { rows } = await sql`
		select from identity.role r join identity.person p on p.id = r.person where r.person = ${person} and r.role = 'adviser' and r.scope = ${organization}
			and r.revoked_at is null and p.erased_at is null and p.suspended_at is null limit 1`.execute(on);
	return rows.length > 0;
}
