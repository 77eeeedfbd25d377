import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewQuestion } from '../questions.schema.ts';
import type { Answers, Question } from '../questions.ts';
import { nextRank, raiseIn } from './ranking.ts';
import type { On } from './tables.ts';
import { takingPart } from './taking-part.ts';

const columns = ['id', 'kind', 'label', 'options', 'required'] as const;

/** What an activity asks of those who register, in its order. */
export const questionsOf = (offering: string, on: On = db): Promise<Question[]> => questions(offering, on, false);

/** The questions that were put into the trash, the latest first. */
export const trashedQuestions = (offering: string, on: On = db): Promise<Question[]> => questions(offering, on, true);

/** Adds a question at the end of the form. @returns its id. */
export async function addQuestion(tx: Tx, offering: string, given: NewQuestion, by: By): Promise<string> {
	const id = newId();
	await takingPart(tx)
		.insertInto('agenda.question')
		.values({ id, offering, ...columnsOf(given), trashedAt: null, rank: nextRank('question', offering) })
		.execute();
	await tell(tx, offering, by);
	return id;
}

/** Writes a question anew; answers stay in the words they were given in. @throws 404 when this activity has no such question. */
export async function changeQuestion(tx: Tx, offering: string, id: string, given: NewQuestion, by: By): Promise<void> {
	const { id: _, trashedAt: __, ...before } = await held(tx, offering, id);
	const options = optionsOf(given);
	if (same(before, { ...before, ...given, options })) return;
	await change(tx, offering, id, columnsOf(given), by);
}

/** Takes a question out of the form, or puts it back at the end. Its answers are kept. @throws 404 when this activity has no such question. */
export async function trashQuestion(tx: Tx, offering: string, id: string, out: boolean, by: By): Promise<void> {
	const { trashedAt } = await held(tx, offering, id);
	if ((trashedAt !== null) === out) return;
	const last = { rank: nextRank('question', offering) };
	await change(tx, offering, id, { trashedAt: out ? new Date() : null, ...(out ? {} : last) }, by);
}

/** Puts a question one place higher. The first stays where it is. */
export async function raiseQuestion(tx: Tx, offering: string, id: string, by: By): Promise<void> {
	if (await raiseIn(tx, 'question', await questionsOf(offering, tx), id)) await tell(tx, offering, by);
}

/** Keeps what was answered with a booking. */
export async function keepAnswers(tx: Tx, booking: string, answers: Answers): Promise<void> {
	const rows = Object.entries(answers).map(([question, value]) => ({ booking, question, value: [...value] }));
	if (rows.length) await takingPart(tx).insertInto('agenda.answer').values(rows).execute();
}

/** An answer with the question it was given to. */
export type Answer = Readonly<{ question: Question; value: readonly string[] }>;

/** What was answered with some bookings, by their id, in the order of the form; trashed questions too. */
export async function answersOf(bookings: readonly string[], on: On = db): Promise<Map<string, Answer[]>> {
	if (!bookings.length) return new Map();
	const rows = await takingPart(on)
		.selectFrom('agenda.answer as a')
		.innerJoin('agenda.question as q', 'q.id', 'a.question')
		.select(['a.booking', 'a.value', 'q.id', 'q.kind', 'q.label', 'q.options', 'q.required'])
		.where((row) => row('a.booking', '=', row.fn.any(row.val([...bookings]))))
		.orderBy('q.rank')
		.orderBy('q.id')
		.execute();
	const grouped = Map.groupBy(rows, ({ booking }) => booking);
	const asAnswer = ({ booking: _, value, ...question }: (typeof rows)[number]): Answer => ({ question, value });
	return new Map([...grouped].map(([booking, hers]) => [booking, hers.map(asAnswer)]));
}

const DAY_MS = 86_400_000;
const ACCESS_DAYS = 30;

/** Forgets what people said they need in order to take part, a month after the séance: it may tell of their health. */
export async function forgetAccess(now = new Date()): Promise<void> {
	await sql`delete from agenda.answer a using agenda.question q, participation.booking_card b, agenda.occurrence o
		where q.id = a.question and q.kind = 'access' and b.id = a.booking and o.id = b.subject
			and o.ends_at < ${new Date(now.getTime() - ACCESS_DAYS * DAY_MS)}`.execute(db);
}

const questions = (offering: string, on: On, trashed: boolean): Promise<Question[]> =>
	takingPart(on)
		.selectFrom('agenda.question')
		.select(columns)
		.where('offering', '=', offering)
		.where('trashedAt', trashed ? 'is not' : 'is', null)
		.orderBy(trashed ? sql`trashed_at desc` : 'rank')
		.orderBy('id')
		.execute();

const columnsOf = ({ kind, label, options, required }: NewQuestion) => ({
	kind,
	required,
	label: JSON.stringify(label),
	options: JSON.stringify(optionsOf({ kind, options }))
});

const optionsOf = ({ kind, options }: Pick<NewQuestion, 'kind' | 'options'>) =>
	kind === 'choice' || kind === 'several' ? options : [];

const tell = (tx: Tx, offering: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'agenda.questions_changed', object: ref('offering', offering), detail: {} });

/** A question, held until the end of the transaction. @throws 404 when this activity has no such question. */
async function held(tx: Tx, offering: string, id: string) {
	const row = isId(id)
		? await takingPart(tx)
				.selectFrom('agenda.question')
				.select([...columns, 'trashedAt'])
				.where('id', '=', id)
				.where('offering', '=', offering)
				.forUpdate()
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

async function change(
	tx: Tx,
	offering: string,
	id: string,
	to: Partial<ReturnType<typeof columnsOf>> & { trashedAt?: Date | null; rank?: ReturnType<typeof nextRank> },
	by: By
): Promise<void> {
	await takingPart(tx).updateTable('agenda.question').set(to).where('id', '=', id).execute();
	await tell(tx, offering, by);
}
