import { newId } from '#kernel/id.ts';
import { newcomerIn, participantsShown } from '#learning/desk/programmes/cohorts/participants/list.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { enrol } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { keyIn, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort, programme } = await requireCohort(event);
	return { key: newId(), least: programme.leastPresence, rows: await participantsShown(cohort.id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort, by } = await requireCohort(event);
		const form = await event.request.formData();
		const [key, { locale }] = [keyIn(form), event.locals];
		const typed = typedTexts(form);
		const read = newcomerIn(form);
		const to = `/desk/programmes/cohorts/${cohort.id}/participants?done=enrolled`;
		return changeGiven(event, typed, read, (tx, given) => enrol(tx, cohort.id, { ...given, locale, key }, by), to);
	}
};
