import { checkOrganization, choicesFor, operationFor } from '#agenda/desk/activities/choices.server.ts';
import { isId, newId } from '#kernel/id.ts';
import { NewCohort, NewCourse, NewProgramme, phaseOf } from '#learning';
import { kept, programmeFor } from '#learning/desk/programmes/reach.server.ts';
import { cohortIn, numberOf, programmeIn } from '#learning/desk/programmes/read.server.ts';
import {
	addCohort,
	addCourse,
	changeCourse,
	changeProgramme,
	cohortsOf,
	coursesOf,
	publishProgramme,
	removeCourse,
	todayHere,
	trashProgramme,
	undoProgramme
} from '#learning/server';
import { fieldOf, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, programme } = await programmeFor(event);
	const [courses, cohorts, choices, today] = await Promise.all([
		coursesOf(programme.id),
		cohortsOf([programme.id]),
		choicesFor(viewer, event.locals.locale, programme.operation),
		todayHere()
	]);
	const { organizations, operations } = choices;
	return {
		programme,
		courses,
		cohorts: cohorts.map((cohort) => ({ ...cohort, phase: phaseOf(cohort, today) })),
		...{ organizations, operations, key: newId() }
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, programme, by } = await programmeFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const { fictional, operation: before } = programme;
		const read = NewProgramme.safeParse({ ...programmeIn(form, locale), fictional });
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		await checkOrganization(viewer, read.data.organization);
		return kept(
			locale,
			form,
			async (tx) => {
				const operation = await operationFor(tx, viewer, read.data.operation, before);
				await changeProgramme(tx, programme.id, { ...read.data, operation }, by);
			},
			pathOf(event, 'saved')
		);
	},
	course: async (event) => {
		const { programme, by } = await programmeFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewCourse.safeParse({
			code: fieldOf(form, 'code'),
			title: wordsField(form, 'courseTitle', locale),
			ects: numberOf(form, 'ects'),
			teachers: fieldOf(form, 'teachers')
				.split(/[,\n]/)
				.map((name) => name.trim())
				.filter(Boolean)
		});
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const known = fieldOf(form, 'course');
		return kept(
			locale,
			form,
			(tx) =>
				known ? changeCourse(tx, programme.id, known, read.data, by) : addCourse(tx, programme.id, read.data, by),
			`${pathOf(event, 'course')}#courses`
		);
	},
	remove: async (event) => {
		const { programme, by } = await programmeFor(event);
		const form = await event.request.formData();
		const act = (tx: Parameters<typeof removeCourse>[0]) => removeCourse(tx, programme.id, fieldOf(form, 'course'), by);
		return kept(event.locals.locale, form, act, `${pathOf(event, 'removed')}#courses`);
	},
	cohort: async (event) => {
		const { programme, by } = await programmeFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewCohort.safeParse(cohortIn(form));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const sent = fieldOf(form, 'key');
		const key = isId(sent) ? sent : newId();
		return kept(
			locale,
			form,
			(tx) => addCohort(tx, programme.id, read.data, by, key),
			`/desk/programmes/cohorts/${key}?done=made`
		);
	},
	state: async (event) => {
		const { programme, by } = await programmeFor(event);
		const form = await event.request.formData();
		const act = fieldOf(form, 'act');
		return kept(
			event.locals.locale,
			form,
			async (tx) => {
				if (act === 'publish' || act === 'withdraw') await publishProgramme(tx, programme.id, act === 'publish', by);
				else if (act === 'undo') await undoProgramme(tx, programme.id, by);
				else await trashProgramme(tx, programme.id, act === 'trash', by);
			},
			pathOf(event, 'state')
		);
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/${params.programme}?done=${done}`;
