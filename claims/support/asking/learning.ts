import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import {
	addCohort,
	addCourse,
	addProgramme,
	decideWork,
	enrol,
	hangWork,
	keepMarks,
	makePupils,
	openDeliberation,
	planCourse,
	pupilsOf,
	todayHere
} from '#learning/server';
import { tokenOf } from '#participation/server';
import { by } from '../hub.ts';
import { type Arrange, classOf, count, one, type World, words } from './world.ts';

/** A class of some pupils, the first of whom has made something. */
async function taught(world: World, pupils: number): Promise<Readonly<{ id: string; first: string }>> {
	const id = await classOf(world, pupils);
	await transaction((tx) => makePupils(tx, id, pupils, by));
	const [first] = await pupilsOf(id);
	if (!first) throw new Error('the class has no pupil');
	const work = newId();
	await transaction(async (tx) => {
		const card = { id: work, title: 'Cabane', text: 'En bois.', link: null, picture: null };
		await hangWork(tx, { id: first.id, class: id }, card);
		await decideWork(tx, id, work, 'shown', by);
	});
	return { id, first: first.id };
}

/** A cohort with three participants, two courses and fourteen séances to come. */
export async function cohort(): Promise<Readonly<{ id: string; enrolments: string[]; courses: string[] }>> {
	const today = await todayHere();
	const after = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
	return transaction(async (tx) => {
		const told = { title: words(`Formation ${newId().slice(-6)}`), summary: words('Inventée.'), body: null };
		const rules = {
			eqf: 7,
			languages: ['fr' as const],
			byDegree: null,
			byExperience: null,
			leastPresence: 80,
			operation: null
		};
		const programme = await addProgramme(tx, { ...told, ...rules, organization: 'equipe-du-hub', fictional: true });
		const course = (code: string) =>
			addCourse(tx, programme, { code, title: words(`Cours ${code}`), ects: 5, teachers: [] }, by);
		const courses = [await course('A1'), await course('B2')];
		const days = { fromDay: after(3), toDay: after(200), appliesFrom: today, appliesUntil: after(2) };
		const terms = { name: 'Promotion à défaire', places: 4, feeCents: 0, instalments: 1, offerDays: 10 };
		const id = await addCohort(tx, programme, { ...days, ...terms }, by);
		const weekly = { first: after(3), start: '18:00', minutes: 120, weeks: 1, count: 14, holidays: true } as const;
		const where = { closed: true, typed: [], place: null, mode: 'on_site', onlineUrl: null } as const;
		await planCourse(tx, id, { ...weekly, ...where, course: courses[0] ?? '' }, by);
		const enrolments: string[] = [];
		for (const name of ['Ana', 'Bo', 'Cy'])
			enrolments.push(
				await enrol(tx, id, { name, email: `${name}-${id}@example.org`, locale: 'fr', key: newId() }, by)
			);
		return { id, enrolments, courses };
	});
}

/** What is taken away in classes and programmes. */
export const learning: Readonly<Record<string, Arrange>> = {
	'(person)/me/classes/[class]/#reset': async (world) => {
		const { id } = await taught(world, 7);
		const figures = [await count(sql`select count(*) from learning.pupil where class = ${id}`)];
		return { page: `/me/classes/${id}`, as: world.teacher, act: 'reset', only: ':not(:has([name=pupil]))', figures };
	},
	'(person)/me/classes/[class]/#erase': async (world) => {
		const { id, first } = await taught(world, 6);
		const only = `:has([name=pupil][value="${first}"])`;
		const works = await count(sql`select count(*) from learning.class_work where pupil = ${first}`);
		const seats = await count(sql`select count(*) from learning.pupil_seat where pupil = ${first}`);
		return { page: `/me/classes/${id}`, as: world.teacher, act: 'erase', only, figures: [works, seats] };
	},
	'(person)/me/classes/[class]/wall/#remove': async (world) => {
		const { id, first } = await taught(world, 8);
		const name = await one(sql`select pseudonym from learning.pupil where id = ${first}`);
		const figures = [...name.matchAll(/\d+/g)].map(Number);
		return { page: `/me/classes/${id}/wall`, as: world.teacher, act: 'remove', figures };
	},
	'(public)/learning/classes/booking/[token]/#cancel': async (world) => {
		const id = await classOf(world, 9);
		const page = await one(sql`select booking from learning.class_booking where class = ${id}`);
		const figures = [
			await count(sql`select count(*) from participation.seat where booking = ${page} and state = 'confirmed'`)
		];
		return { page: `/learning/classes/booking/${tokenOf(page)}`, as: [], act: 'cancel', figures };
	},
	'(coulisses)/desk/programmes/cohorts/[cohort]/participants/[enrolment]/#leave': async ({ coordinator }) => {
		const { id, enrolments } = await cohort();
		const page = `/desk/programmes/cohorts/${id}/participants/${enrolments[0]}`;
		return { page, as: coordinator, act: 'leave', figures: [14] };
	},
	'(coulisses)/desk/programmes/cohorts/[cohort]/timetable/[seance]/#cancel': async ({ coordinator }) => {
		const { id } = await cohort();
		const seance =
			await one(sql`select o.id from learning.cohort_course c join agenda.occurrence o on o.offering = c.offering
			where c.cohort = ${id} order by o.starts_at limit 1`);
		const places = await count(sql`select count(*) from participation.booking where subject = ${seance}`);
		return {
			...{ page: `/desk/programmes/cohorts/${id}/timetable/${seance}`, as: coordinator, act: 'cancel' },
			figures: [places, places]
		};
	},
	'(coulisses)/desk/programmes/cohorts/[cohort]/jury/[deliberation]/#publish': async ({ coordinator }) => {
		const { id, enrolments, courses } = await cohort();
		const session = await transaction((tx) => openDeliberation(tx, id, { heldDay: '2026-06-30', jury: 'Ada Fictive' }));
		const [course = ''] = courses;
		const marks = enrolments.slice(1).map((enrolment) => ({ enrolment, course, mark: 12, credited: false }));
		await transaction((tx) => keepMarks(tx, session, marks, null));
		// the third mark is typed, and was never kept
		const fill = { [`mark_${enrolments[0]}_${course}`]: '8' };
		return {
			...{ page: `/desk/programmes/cohorts/${id}/jury/${session}`, as: coordinator, act: 'publish', fill },
			figures: [3, 3, 0]
		};
	}
};
