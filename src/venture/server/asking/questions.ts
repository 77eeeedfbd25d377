import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { guestOf } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isProved } from '#kernel/server/mailboxes.ts';
import type { Locale } from '#kernel/words.ts';
import { areaOfPath } from '../../asking/areas.ts';
import { type NewQuestion, promiseOf, type QuestionState, questionState } from '../../asking/question.ts';
import type { Reader } from '../files.ts';
import type { On } from '../tables.ts';
import { writeAsked, writeWaits } from './letters.ts';
import { asking } from './tables.ts';
import { dayOf } from './today.ts';
import { chosenFor } from './welcomers.ts';

/** A question, without its words. */
export type Question = Readonly<{
	id: string;
	asker: string;
	name: string;
	email: string;
	locale: Locale;
	area: ReturnType<typeof areaOfPath>;
	path: string | null;
	organization: string;
	organizationName: string;
	welcomer: string;
	welcomerName: string;
	days: number;
	askedAt: Date;
	dueDay: string | null;
	closedAt: Date | null;
	fictional: boolean;
	state: QuestionState;
}>;

type Asked = Readonly<{ viewer: Pick<Viewer, 'id'> | null; locale: Locale; fictional?: boolean }>;

/**
 * Asks a question: it goes to somebody who answers about where it was asked, with a day until which she does. Sent twice, it is asked once.
 * @returns the question. Throws asking_nobody where nobody answers, and what `guestOf` throws.
 */
export async function ask(
	tx: Tx,
	given: NewQuestion & Readonly<{ id?: string }>,
	{ viewer, locale, fictional = false }: Asked,
	by: By
): Promise<Question> {
	const { id = newId(), name, email, words, path } = given;
	const at = by.at ?? new Date();
	const today = await dayOf(at);
	const area = path === null ? null : areaOfPath(path);
	const chosen = await chosenFor(tx, area, today);
	const asker = viewer?.id ?? (await guestOf(tx, { name, email, locale, fictional }));
	const { person: welcomer, organization, days } = chosen;
	const made = await asking(tx)
		.insertInto('venture.question')
		.values({
			...{ id, asker, name, email: email.toLowerCase(), locale, area, path, organization, welcomer, days },
			...{ askedAt: at, ...promiseOf(today, chosen), fictional }
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	const question = await questionById(id, tx, today);
	if (!made.numInsertedOrUpdatedRows) return question;
	await addMessage(tx, { question: id, author: asker, fromAsker: true, words, at });
	await record(tx, {
		...by,
		verb: 'venture.asked',
		object: ref('venture_question', id),
		target: ref('organization', organization),
		detail: { area: area ?? 'hub', days, fictional }
	});
	if (by.source !== 'demo') {
		await writeAsked(tx, question);
		await writeWaits(tx, question, 'asked');
	}
	return question;
}

type NewMessage = Readonly<{
	id?: string;
	question: string;
	author: string;
	fromAsker: boolean;
	words: string;
	at: Date;
}>;

/** Adds what somebody wrote. @returns whether it was not there already. */
export async function addMessage(tx: Tx, { id = newId(), ...message }: NewMessage): Promise<boolean> {
	const made = await asking(tx)
		.insertInto('venture.questionMessage')
		.values({ id, ...message })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return made.numInsertedOrUpdatedRows === 1n;
}

/** A question, for whoever has been let in to it. @throws 404 */
export async function questionById(id: string, on: On = db, today?: string): Promise<Question> {
	const row = isId(id) ? await select(on).where('q.id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw missing();
	return standing(row, today ?? (await dayOf()));
}

/** A question, for the advisers of the organisation that answers it. @throws 404 for everybody else */
export async function questionFor(reader: Reader, id: string, on: On = db): Promise<Question> {
	const question = await questionById(id, on);
	if (!advisedBy(reader as Viewer).includes(question.organization)) throw missing();
	return question;
}

/** The same for what changes it, locked until the transaction ends. @throws 404 */
export async function ownQuestion(reader: Reader, id: string, tx: Tx): Promise<Question> {
	await lockQuestion(tx, id);
	return questionFor(reader, id, tx);
}

/** Holds a question until the transaction ends. */
export async function lockQuestion(tx: Tx, id: string): Promise<void> {
	if (isId(id)) await asking(tx).selectFrom('venture.question').select('id').where('id', '=', id).forUpdate().execute();
}

/** The questions that a reader may answer: those of her organisations, those that wait first, the longest first. */
export async function questionsFor(reader: Reader, on: On = db): Promise<Question[]> {
	const rows = await select(on)
		.where('q.organization', 'in', [...advisedBy(reader as Viewer), NOBODY])
		.orderBy((row) => row('q.closedAt', 'is not', null))
		.orderBy('q.dueDay', (order) => order.asc().nullsLast())
		.orderBy('q.askedAt', 'desc')
		.limit(MOST)
		.execute();
	const today = await dayOf();
	return rows.map((row) => standing(row, today));
}

/** The questions that somebody has asked: signed in, or by the address that she has shown to be hers. */
export async function questionsAsked(
	{ id, email }: Readonly<{ id: string; email: string | null }>,
	on: On = db
): Promise<Question[]> {
	const own = email !== null && (await isProved(email, on)) ? email.toLowerCase() : null;
	const rows = await select(on)
		.where((row) => row.or([row('q.asker', '=', id), row(row.fn('lower', ['q.email']), '=', own)]))
		.orderBy('q.askedAt', 'desc')
		.limit(MOST)
		.execute();
	const today = await dayOf();
	return rows.map((row) => standing(row, today));
}

/** One of those. @throws 404 */
export async function questionAsked(
	asker: Readonly<{ id: string; email: string | null }>,
	id: string,
	on: On = db
): Promise<Question> {
	const found = (await questionsAsked(asker, on)).find((one) => one.id === id);
	if (!found) throw missing();
	return found;
}

/** What was written in a thread, in order; whoever calls has checked that the reader may see it. */
export const messagesOf = (question: string, on: On = db) =>
	asking(on)
		.selectFrom('venture.questionMessage as t')
		.leftJoin('identity.person as p', 'p.id', 't.author')
		.select(['t.id', 't.fromAsker', 't.words', 't.at', 't.author', 'p.name as authorName'])
		.where('t.question', '=', question)
		.orderBy('t.at')
		.orderBy('t.id')
		.execute();

/** Refuses what is done to a question that is closed. */
export function checkOpen({ state }: Pick<Question, 'state'>): void {
	if (state === 'closed') throw refused('asking_closed');
}

const MOST = 500;
/** No organisation: a list in SQL is never empty. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const referred = sql<boolean>`exists (select from venture.referral f where f.question = q.id and f.state in ('proposed', 'agreed', 'sent', 'accepted'))`;

const select = (on: On) =>
	asking(on)
		.selectFrom('venture.question as q')
		.innerJoin('network.organizationCard as o', 'o.id', 'q.organization')
		.innerJoin('identity.person as w', 'w.id', 'q.welcomer')
		.select(['q.id', 'q.asker', 'q.name', 'q.email', 'q.locale', 'q.area', 'q.path', 'q.organization', 'q.welcomer'])
		.select(['q.days', 'q.askedAt', 'q.dueDay', 'q.closedAt', 'q.fictional'])
		.select(['o.name as organizationName', 'w.name as welcomerName', referred.as('referred')]);

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const standing = ({ referred: isReferred, ...row }: Row, today: string): Question => ({
	...row,
	state: questionState({ ...row, referred: isReferred }, today)
});
