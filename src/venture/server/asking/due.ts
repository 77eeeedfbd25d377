import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { chooseWelcomer } from '../../asking/choosing.ts';
import { writeGiven, writeWaits } from './letters.ts';
import { lockQuestion, type Question, questionById } from './questions.ts';
import { asking } from './tables.ts';
import { give, isAdviser, namedAs } from './thread.ts';
import { dayOf } from './today.ts';
import { welcomers } from './welcomers.ts';

const MOST = 1000;

/** Looks at the questions that wait: whoever answers for nobody any more gives hers to somebody else, who is nearly late is reminded, and once, and what is late is told. */
export async function lookAfterQuestions(now = new Date()): Promise<void> {
	const today = await dayOf(now);
	const waiting = await asking(db)
		.selectFrom('venture.question')
		.select('id')
		.where('dueDay', 'is not', null)
		.where('closedAt', 'is', null)
		.orderBy('dueDay')
		.limit(MOST)
		.execute();
	// one that fails does not hold up the others
	for (const { id } of waiting)
		await transaction((tx) => lookAt(tx, id, today, now)).catch(reportAs('venture.questions'));
}

async function lookAt(tx: Tx, id: string, today: string, now: Date): Promise<void> {
	await lockQuestion(tx, id);
	const found = await questionById(id, tx, today);
	if (!found.dueDay || found.closedAt) return;
	const lost = !(await isAdviser(tx, found.welcomer, found.organization));
	const question = (lost && (await handOn(tx, found, today, now))) || found;
	const { remindDay, late } = await asking(tx)
		.selectFrom('venture.question')
		.select(['remindDay', 'late'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	if (remindDay && remindDay <= today) {
		await set(tx, id, { remindDay: null });
		await writeWaits(tx, question, 'soon');
	}
	if (question.state !== 'late' || late) return;
	await set(tx, id, { late: true });
	const detail = { days: question.days };
	await record(tx, { ...byTime(now), verb: 'venture.question_late', ...namedAs(question), detail });
}

/** To a colleague first. With nobody left it stays where it is, and the team sees it among what is late. */
async function handOn(tx: Tx, lost: Question, today: string, now: Date): Promise<Question | null> {
	const all = await welcomers(today, tx);
	const colleagues = all.filter(({ organization }) => organization === lost.organization);
	const chosen = chooseWelcomer(colleagues.length ? colleagues : all, lost.area, today);
	if (!chosen) return null;
	await set(tx, lost.id, { organization: chosen.organization });
	await give(tx, { ...lost, organization: chosen.organization }, chosen.person, byTime(now));
	const given = await questionById(lost.id, tx, today);
	await writeWaits(tx, given, 'asked');
	await writeGiven(tx, given);
	return given;
}

const byTime = (at: Date) => ({ actor: null, source: 'job', at }) as const;

const set = (tx: Tx, id: string, to: { remindDay?: null; late?: true; organization?: string }) =>
	asking(tx).updateTable('venture.question').set(to).where('id', '=', id).execute();
