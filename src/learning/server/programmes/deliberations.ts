import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { earnsCredits, type FoundCourse, type Verdict, verdictOf } from '../../programmes/results.ts';
import { cohortById } from './cohorts.ts';
import { coursesOf } from './courses.ts';
import { type Enrolment, enrolmentsIn } from './enrolments.ts';
import { programmeById } from './programmes.ts';
import { type On, within } from './tables.ts';

/** A session of a jury. */
export type Deliberation = Readonly<{
	id: string;
	cohort: string;
	heldDay: string;
	/** Who sat in it, a name a line. */
	jury: string;
	minutes: string | null;
	publishedAt: Date | null;
}>;

/** What a jury found of one participant; null for the mark of a course that nobody gave. */
export type Result = Readonly<{ enrolment: Enrolment; courses: readonly FoundCourse[]; verdict: Verdict }>;

/** A mark of one participant in one course, and whether the jury credits the course. */
export type GivenMark = Readonly<{ enrolment: string; course: string; mark: number | null; credited: boolean }>;

/** Opens the session of a jury on a cohort, with what the last one found: a second session says only what it changes. @returns its id. */
export async function openDeliberation(
	tx: Tx,
	cohort: string,
	{ heldDay, jury }: Pick<Deliberation, 'heldDay' | 'jury'>,
	id = newId()
): Promise<string> {
	const before = await latestPublished(cohort, tx);
	const { numInsertedOrUpdatedRows } = await within(tx)
		.insertInto('learning.deliberation')
		.values({ id, cohort, heldDay, jury, minutes: null, publishedAt: null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (before && numInsertedOrUpdatedRows)
		await sql`insert into learning.mark (deliberation, enrolment, course, mark, credited)
			select ${id}, enrolment, course, mark, credited from learning.mark where deliberation = ${before.id}`.execute(tx);
	return id;
}

/**
 * Keeps the marks and minutes of a session. Without a word of the jury a mark of 10 earns the credits.
 * @throws programmes_deliberated once it is published: what was told stays.
 */
export async function keepMarks(
	tx: Tx,
	deliberation: string,
	given: readonly GivenMark[],
	minutes: string | null
): Promise<void> {
	const { publishedAt } = await deliberationById(deliberation, tx, true);
	if (publishedAt) throw refused('programmes_deliberated');
	await within(tx).updateTable('learning.deliberation').set({ minutes }).where('id', '=', deliberation).execute();
	await within(tx).deleteFrom('learning.mark').where('deliberation', '=', deliberation).execute();
	const kept = given
		.filter(({ mark, credited }) => mark !== null || credited)
		.map((one) => ({ deliberation, ...one, credited: one.credited || earnsCredits(one.mark) }));
	if (kept.length) await within(tx).insertInto('learning.mark').values(kept).execute();
}

/**
 * Publishes what a jury found: each participant sees hers from then on. The facts tell credits, never a mark. A second call changes nothing.
 * @throws programmes_marks_missing while somebody has no mark at all, 404.
 */
export async function publishDeliberation(tx: Tx, id: string, by: By): Promise<void> {
	const { publishedAt, cohort } = await deliberationById(id, tx, true);
	if (publishedAt) return;
	const results = await resultsOf(id, tx);
	if (results.some(({ courses }) => courses.every(({ mark, credited }) => mark === null && !credited)))
		throw refused('programmes_marks_missing', {}, 422);
	await within(tx)
		.updateTable('learning.deliberation')
		.set({ publishedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	const kept = results.map(({ enrolment, courses, verdict }) => ({
		...{ deliberation: id, enrolment: enrolment.id },
		...{ courses: JSON.stringify(courses), verdict: JSON.stringify(verdict) }
	}));
	if (kept.length) await within(tx).insertInto('learning.result').values(kept).execute();
	const passed = results.filter(({ verdict }) => verdict.passed).length;
	const context = ref('cohort', cohort);
	await record(tx, {
		...{ ...by, verb: 'learning.deliberated', object: ref('deliberation', id), context },
		detail: { participants: results.length, passed }
	});
	for (const { enrolment, verdict } of results)
		await record(tx, {
			...{ ...by, verb: 'learning.credited', object: ref('enrolment', enrolment.id), context },
			target: enrolment.person ? ref('person', enrolment.person) : null,
			detail: { credits: verdict.earned, of: verdict.total, passed: verdict.passed }
		});
}

/** The sessions on a cohort, the latest first. */
export const deliberationsOf = (cohort: string, on: On = db): Promise<Deliberation[]> =>
	columns(on).where('cohort', '=', cohort).orderBy('heldDay', 'desc').orderBy('id', 'desc').execute();

/** @throws 404. */
export async function deliberationById(id: string, on: On = db, lock = false): Promise<Deliberation> {
	if (!isId(id)) throw missing();
	const row = await columns(on)
		.where('id', '=', id)
		.$if(lock, (query) => query.forUpdate())
		.executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** What a session found of every participant, by name; once it is published, as it was then. */
export async function resultsOf(id: string, on: On = db): Promise<Result[]> {
	const { cohort, publishedAt } = await deliberationById(id, on);
	return publishedAt ? keptResults(id, cohort, on) : presentResults(id, cohort, on);
}

async function keptResults(id: string, cohort: string, on: On): Promise<Result[]> {
	const rows = await within(on)
		.selectFrom('learning.result')
		.select(['enrolment', 'courses', 'verdict'])
		.where('deliberation', '=', id)
		.execute();
	return (await enrolmentsIn(cohort, on)).flatMap((enrolment) => {
		const kept = rows.find((row) => row.enrolment === enrolment.id);
		return kept ? [{ enrolment, courses: kept.courses, verdict: kept.verdict }] : [];
	});
}

async function presentResults(id: string, cohort: string, on: On): Promise<Result[]> {
	const { programme: of } = await cohortById(cohort, on);
	const [programme, courses, enrolments, marks] = await Promise.all([
		programmeById(of, on),
		coursesOf(of, on),
		enrolmentsIn(cohort, on),
		within(on).selectFrom('learning.mark').selectAll().where('deliberation', '=', id).execute()
	]);
	return enrolments
		.filter(({ leftAt }) => !leftAt)
		.map((enrolment) => {
			const found = courses.map(({ id: course, ects, code, title }): FoundCourse => {
				const given = marks.find((one) => one.enrolment === enrolment.id && one.course === course);
				const mark = given?.mark == null ? null : Number(given.mark);
				return { course, code, title, ects, mark, credited: given?.credited ?? false };
			});
			return { enrolment, courses: found, verdict: verdictOf(found, programme.bands) };
		});
}

/** What the latest published session found of one participant; null while there is none. */
export async function resultOf({ id, cohort }: Enrolment, on: On = db): Promise<Result | null> {
	const latest = await latestPublished(cohort, on);
	return latest ? ((await resultsOf(latest.id, on)).find(({ enrolment }) => enrolment.id === id) ?? null) : null;
}

const latestPublished = async (cohort: string, on: On): Promise<Deliberation | undefined> =>
	(await deliberationsOf(cohort, on)).find(({ publishedAt }) => publishedAt);

const columns = (on: On) =>
	within(on).selectFrom('learning.deliberation').select(['id', 'cohort', 'heldDay', 'jury', 'minutes', 'publishedAt']);
