import { callingOff } from '#agenda/desk/activities/asking.server.ts';
import { cancel } from '#agenda/server';
import type { Tx } from '#kernel/server/db.ts';
import {
	moveLooked,
	moveSeance,
	seanceIn,
	seanceShown
} from '#learning/desk/programmes/cohorts/timetable/timetable.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { occasions } from '#nouns.ts';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireCohort(event);
	return seanceShown(event.params.cohort, event.params.seance, event.locals.locale);
};

export const actions: Actions = {
	look: async (event) => {
		const { viewer } = await requireCohort(event);
		const seance = await seanceIn(event.params.cohort, event.params.seance);
		const asking = { viewer, locale: event.locals.locale, occasions };
		return moveLooked(await event.request.formData(), seance, asking);
	},
	move: async (event) => {
		const { viewer, by } = await requireCohort(event);
		const seance = await seanceIn(event.params.cohort, event.params.seance);
		const asking = { viewer, locale: event.locals.locale, occasions };
		return moveSeance(event, { seance, by, asking, to: pathOf(event, 'moved') });
	},
	cancel: async (event) => {
		const { by } = await requireCohort(event);
		const { id } = await seanceIn(event.params.cohort, event.params.seance);
		const form = await event.request.formData();
		const callOff = async (tx: Tx) => {
			const question = await callingOff(tx, id, event.locals.locale);
			await cancel(tx, id, by);
			requireSure(event, question, form);
		};
		return change(event, typedTexts(form), callOff, pathOf(event, 'cancelled'));
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/timetable/${params.seance}?done=${done}`;
