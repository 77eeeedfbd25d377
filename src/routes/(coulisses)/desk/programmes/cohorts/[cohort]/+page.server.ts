import { NewCohort, phaseOf } from '#learning';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { cohortIn } from '#learning/desk/programmes/read.server.ts';
import { changeCohort, timetableOf, todayHere } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort } = await requireCohort(event);
	const [seances, today] = await Promise.all([timetableOf(cohort.id), todayHere()]);
	return { phase: phaseOf(cohort, today), seances: seances.filter(({ status }) => status === 'scheduled').length };
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort, by } = await requireCohort(event);
		const form = await event.request.formData();
		const read = NewCohort.safeParse(cohortIn(form));
		const to = `/desk/programmes/cohorts/${cohort.id}?done=saved`;
		return changeGiven(event, typedTexts(form), read, (tx, given) => changeCohort(tx, cohort.id, given, by), to);
	}
};
