import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import {
	type Answered,
	askedOf,
	type CohortAnswers,
	type Moment,
	momentDue,
	refusalOf,
	type Stand,
	statements,
	type Windows,
	windowsOf
} from '../../programmes/change.ts';
import { cohortById, cohortsOf } from './cohorts.ts';
import type { Enrolment } from './enrolments.ts';
import { type On, within } from './tables.ts';
import { timetableOf } from './timetable.ts';

/** What somebody is asked now about the training that she follows, and until when; null: nothing. */
export async function changeDue(
	{ cohort, person, leftAt }: Enrolment,
	now = new Date(),
	on: On = db
): Promise<Readonly<{ moment: Moment; until: Date }> | null> {
	const asking = await cohortById(cohort, on);
	if (!asking.changeAskedAt || leftAt || !person) return null;
	const windows = await windowsIn(asking, on);
	const moment = momentDue(await answeredBy(cohort, person, on), windows, now);
	return moment && { moment, until: moment === 'before' ? windows.before : windows.after.until };
}

/**
 * Keeps what somebody says before or after. What was said first stays; as soon as both are there, only the pair is kept, and it is nobody's.
 * @throws 404 where nothing is asked of her, programmes_change_closed, programmes_change_early, programmes_change_first, programmes_change_passed
 */
export async function answerChange(
	tx: Tx,
	of: Enrolment,
	moment: Moment,
	stand: Stand,
	now = new Date()
): Promise<void> {
	const { cohort, person, answered, said } = await askedNow(tx, of, moment, now);
	if (answered[moment] === 'answered') return;
	const given = statements.map((one) => stand[one]);
	if (moment === 'after')
		await within(tx)
			.insertInto('learning.changePair')
			.values({ cohort, before: said ?? [], after: given })
			.execute();
	await keep(tx, { cohort, person }, { [moment]: 'answered', said: moment === 'before' ? given : null });
}

/** Notes that somebody would rather not answer: she is not asked again at that moment. @throws as `answerChange` */
export async function passChange(tx: Tx, of: Enrolment, moment: Moment, now = new Date()): Promise<void> {
	const { cohort, person, answered } = await askedNow(tx, of, moment, now);
	if (answered[moment]) return;
	await keep(tx, { cohort, person }, { [moment]: 'passed', said: null });
}

type Whose = Readonly<{ cohort: string; person: string }>;

const keep = (tx: Tx, { cohort, person }: Whose, to: Partial<Answered> & { said: number[] | null }) =>
	within(tx)
		.updateTable('learning.changeAsked')
		.set(to)
		.where('cohort', '=', cohort)
		.where('person', '=', person)
		.execute();

/** Her line, locked, where the moment is one at which she may answer. */
async function askedNow(tx: Tx, { cohort, person, leftAt }: Enrolment, moment: Moment, now: Date) {
	const asking = await cohortById(cohort, tx);
	if (!asking.changeAskedAt || leftAt || !person) throw missing();
	await within(tx)
		.insertInto('learning.changeAsked')
		.values({ cohort, person })
		.onConflict((there) => there.doNothing())
		.execute();
	const { said, ...answered } = await within(tx)
		.selectFrom('learning.changeAsked')
		.select(['before', 'after', 'said'])
		.where('cohort', '=', cohort)
		.where('person', '=', person)
		.forUpdate()
		.executeTakeFirstOrThrow();
	const refusal = refusalOf(moment, answered, await windowsIn(asking, tx), now);
	if (refusal) throw refused(refusal, {}, 422);
	return { cohort, person, answered, said };
}

async function answeredBy(cohort: string, person: string, on: On): Promise<Answered> {
	const row = await within(on)
		.selectFrom('learning.changeAsked')
		.select(['before', 'after'])
		.where('cohort', '=', cohort)
		.where('person', '=', person)
		.executeTakeFirst();
	return row ?? { before: null, after: null };
}

type Days = Readonly<{ id: string; fromDay: string; toDay: string }>;

async function windowsIn({ id, ...days }: Days, on: On): Promise<Windows> {
	const seances = (await timetableOf(id, on)).filter(({ status }) => status === 'scheduled');
	return windowsOf(seances, days);
}

/** What the cohorts of a programme that are asked have answered: how many were asked, and the pairs of those who answered both times, whose they were nobody knows. */
export async function changeAnswers(programme: string, on: On = db): Promise<CohortAnswers[]> {
	const all: CohortAnswers[] = [];
	for (const { id, name, changeAskedAt, ...days } of await cohortsOf([programme], on)) {
		if (!changeAskedAt) continue;
		const windows = await windowsIn({ id, ...days }, on);
		const enrolments = await within(on)
			.selectFrom('learning.enrolment')
			.select(['since', 'leftAt'])
			.where('cohort', '=', id)
			.execute();
		const pairs = await within(on)
			.selectFrom('learning.changePair')
			.select(['before', 'after'])
			.where('cohort', '=', id)
			.orderBy('id')
			.execute();
		all.push({
			...{ id, name, asked: askedOf(enrolments, changeAskedAt, windows), over: windows.after.until },
			pairs: pairs.map(({ before, after }) => ({ before: standOf(before), after: standOf(after) }))
		});
	}
	return all;
}

const standOf = ([able = 0, see = 0, ask = 0]: readonly number[]): Stand => ({ able, see, ask });

/** Forgets who was asked, and what was said before by whoever has said nothing after, of cohorts of which no more answers are taken. */
export async function forgetAsked(now = new Date()): Promise<void> {
	await transaction(async (tx) => {
		const { rows } = await sql<Days>`
			select id, from_day::text as from_day, to_day::text as to_day from learning.cohort c
			where exists (select from learning.change_asked a where a.cohort = c.id)`.execute(tx);
		for (const cohort of rows)
			if ((await windowsIn(cohort, tx)).after.until <= now)
				await within(tx).deleteFrom('learning.changeAsked').where('cohort', '=', cohort.id).execute();
	});
}
