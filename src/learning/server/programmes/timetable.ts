import type { Listing, NewSeries } from '#agenda';
import { freeSlug, occurrencesIn, scheduleSeries, writeOffering } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { ruleOf } from '#kernel/server/recurring.ts';
import type { Words } from '#kernel/words.ts';
import { titleIn } from '../../programmes/names.ts';
import type { Cohort, Course, Programme } from '../../programmes/programme.ts';
import { type PlannedDay, planWeekly, type WeeklyPlan } from '../../programmes/timetable.ts';
import { widenGoal } from '../completion/changing.ts';
import { keepBookings } from './bookings.ts';
import { closedPeriods } from './closed.ts';
import { cohortById } from './cohorts.ts';
import { coursesOf } from './courses.ts';
import { programmeById } from './programmes.ts';
import { type On, within } from './tables.ts';

/** A weekly course as somebody plans it. */
export type WeeklyCourse = Readonly<{
	course: string;
	first: string;
	/** By the hub's clock: 18:30. */
	start: string;
	minutes: number;
	weeks: 1 | 2;
	count: number;
	holidays: boolean;
	/** Whether the periods that the team keeps are left out. */
	closed: boolean;
	typed: readonly string[];
	/** The slug of the place, and of the room there. */
	place: string | null;
	space?: string | null;
	mode: NewSeries['mode'];
	onlineUrl: string | null;
}>;

/** What a plan comes to, as the page shows it before and the program does it after. */
export async function planOf(given: WeeklyCourse, on: On = db): Promise<PlannedDay[]> {
	const { first, weeks, count, holidays, typed } = given;
	const closed = given.closed ? await closedPeriods(first, on) : [];
	return planWeekly({ first, weeks, count, holidays, closed, typed } satisfies WeeklyPlan);
}

/**
 * Plans all séances of a course of a cohort at once, past the days that are left out, with a place for each participant in each.
 * @returns the ids of the séances, in order. Throws programmes_plan_short when not so many fit, programmes_planned_already when the course has one at
 * such a moment, as when the form comes twice, agenda's refusals, 404.
 */
export async function planCourse(tx: Tx, cohortId: string, given: WeeklyCourse, by: By): Promise<string[]> {
	const days = await planOf(given, tx);
	const skip = days.flatMap(({ day, why }) => (why ? [day] : []));
	if (days.length - skip.length < given.count) throw refused('programmes_plan_short', { count: given.count }, 422);
	await within(tx).selectFrom('learning.cohort').select('id').where('id', '=', cohortId).forNoKeyUpdate().execute();
	const { timeZone } = await hub();
	const moments = days.flatMap(({ day, why }) => (why ? [] : [momentOf(`${day}T${given.start}`, timeZone)?.getTime()]));
	const isPlanned = ({ course, status, startsAt }: Seance) =>
		course === given.course && status === 'scheduled' && moments.includes(startsAt.getTime());
	if ((await timetableOf(cohortId, tx)).some(isPlanned)) throw refused('programmes_planned_already', {}, 422);
	const offering = await offeringFor(tx, cohortId, given.course, by);
	const startsLocal = `${given.first}T${given.start}`;
	const repeat = given.weeks === 1 ? 'weekly' : 'fortnightly';
	const rule = ruleOf(repeat, { startsLocal, timeZone, count: days.length });
	const { minutes, place, space, mode, onlineUrl } = given;
	const open = { capacity: null, waiting: false, offerMinutes: null };
	const series = { rule, startsLocal, minutes, timeZone, skip, place, space, mode, onlineUrl, ...open };
	const { occurrences } = await scheduleSeries(tx, offering, series, by);
	await keepBookings(tx, cohortId);
	return occurrences;
}

/** The offering whose séances a course of a cohort is taught in, made when there is none yet. @throws 404. */
async function offeringFor(tx: Tx, cohortId: string, courseId: string, by: By): Promise<string> {
	const cohort = await cohortById(cohortId, tx);
	const taught = await taughtIn(cohort.id, tx);
	const known = taught.find(({ course }) => course === courseId);
	if (known) return known.offering;
	const programme = await programmeById(cohort.programme, tx);
	const course = (await coursesOf(programme.id, tx)).find(({ id }) => id === courseId);
	if (!course) throw missing();
	const offering = await write(tx, programme, cohort, course);
	await within(tx)
		.insertInto('learning.cohortCourse')
		.values({ cohort: cohort.id, course: course.id, offering })
		.execute();
	await widenGoal(tx, cohort.id, { before: taught.map((one) => one.offering), added: offering }, by);
	return offering;
}

/** The courses of a cohort that have séances, and the offering of each. */
export const taughtIn = (cohort: string, on: On = db): Promise<{ course: string; offering: string }[]> =>
	within(on)
		.selectFrom('learning.cohortCourse')
		.select(['course', 'offering'])
		.where('cohort', '=', cohort)
		.orderBy('offering')
		.execute();

/** It is never published: a course for a cohort is no invitation to come. Whoever has a place in it finds it all the same. */
async function write(tx: Tx, programme: Programme, cohort: Cohort, { title }: Course): Promise<string> {
	const { organization, languages, operation, fictional } = programme;
	return writeOffering(tx, {
		...{ kind: 'class', area: 'learning', registration: 'none', sectors: [], body: null, audience: null, price: null },
		...{ minAge: null, languages: [...languages], operation, fictional },
		slug: await freeSlug(titleIn(title, cohort.name), tx),
		title,
		summary: titleIn(programme.title, cohort.name),
		organization: organization.slug
	});
}

/** A séance of a cohort and the course it is one of. */
export type Seance = Listing['occurrence'] & Readonly<{ course: string; offering: string; slug: string; title: Words }>;

/** The timetable of a cohort, in order of time; what was called off too. */
export async function timetableOf(cohort: string, on: On = db): Promise<Seance[]> {
	const courses = await taughtIn(cohort, on);
	const of = new Map(courses.map(({ course, offering }) => [offering, course]));
	const listings = await occurrencesIn([...of.keys()], on);
	return listings.map(({ occurrence, offering: { id: offering, slug, title } }) => ({
		...occurrence,
		...{ offering, slug, title, course: of.get(offering) ?? '' }
	}));
}
