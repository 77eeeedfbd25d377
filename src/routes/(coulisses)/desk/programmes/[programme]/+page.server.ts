import { checkOrganization, operationFor } from '#agenda/desk/activities/choices.server.ts';
import { missing } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { say } from '#kernel/words.ts';
import { NewCohort, NewProgramme } from '#learning';
import { programmeShown } from '#learning/desk/programmes/programmes.server.ts';
import { requireProgramme } from '#learning/desk/programmes/reach.server.ts';
import { cohortIn, courseIn, programmeIn } from '#learning/desk/programmes/read.server.ts';
import {
	addCohort,
	addCourse,
	changeCourse,
	changeProgramme,
	coursesOf,
	publishProgramme,
	removeCourse,
	trashProgramme,
	undoProgramme
} from '#learning/server';
import { buttonsOf, change, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, programme } = await requireProgramme(event);
	return { ...(await programmeShown(viewer, programme, event.locals.locale)), key: newId() };
};

const button = buttonsOf(
	async (event: RequestEvent) => {
		const { viewer, programme } = await requireProgramme(event);
		return { viewer, id: programme.id, typed: typedTexts(new FormData()) };
	},
	(id) => `/desk/programmes/${id}`
);

export const actions: Actions = {
	save: async (event) => {
		const { viewer, programme, by } = await requireProgramme(event);
		const form = await event.request.formData();
		const { id, fictional, operation: before } = programme;
		const read = NewProgramme.safeParse({ ...programmeIn(form, event.locals.locale), fictional });
		return changeGiven(
			event,
			typedTexts(form),
			read,
			async (tx, given) => {
				await checkOrganization(viewer, given.organization, tx);
				const operation = await operationFor(tx, viewer, given.operation, before);
				await changeProgramme(tx, id, { ...given, operation }, by);
			},
			pathOf(event, 'saved')
		);
	},
	course: async (event) => {
		const { programme, by } = await requireProgramme(event);
		const form = await event.request.formData();
		const known = fieldOf(form, 'course');
		return changeGiven(
			event,
			typedTexts(form),
			courseIn(form, event.locals.locale),
			async (tx, given) =>
				known ? changeCourse(tx, programme.id, known, given, by) : addCourse(tx, programme.id, given, by),
			`${pathOf(event, 'course')}#courses`
		);
	},
	remove: async (event) => {
		const { programme, by } = await requireProgramme(event);
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const its = (await coursesOf(programme.id, tx)).find(({ id }) => id === fieldOf(form, 'course'));
			if (!its) throw missing();
			await removeCourse(tx, programme.id, its.id, by);
			requireSure(event, removing(`${its.code}, ${say(its.title, event.locals.locale).text}`), form);
		};
		return change(event, typedTexts(form), remove, `${pathOf(event, 'removed')}#courses`);
	},
	cohort: async (event) => {
		const { programme, by } = await requireProgramme(event);
		const form = await event.request.formData();
		const key = keyIn(form);
		const read = NewCohort.safeParse(cohortIn(form));
		const to = `/desk/programmes/cohorts/${key}?done=made`;
		return changeGiven(event, typedTexts(form), read, (tx, given) => addCohort(tx, programme.id, given, by, key), to);
	},
	publish: button('published', (tx, id, by) => publishProgramme(tx, id, true, by)),
	withdraw: button('withdrawn', (tx, id, by) => publishProgramme(tx, id, false, by)),
	undo: button('undone', undoProgramme),
	trash: button('trashed', (tx, id, by) => trashProgramme(tx, id, true, by)),
	restore: button('restored', (tx, id, by) => trashProgramme(tx, id, false, by))
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/${params.programme}?done=${done}`;
