import { NewCohort, phaseOf } from '#learning';
import { cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import { cohortIn } from '#learning/desk/programmes/read.server.ts';
import { changeCohort, timetableOf, todayHere } from '#learning/server';
import { problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort } = await cohortFor(event);
	const [seances, today] = await Promise.all([timetableOf(cohort.id), todayHere()]);
	return { phase: phaseOf(cohort, today), seances: seances.filter(({ status }) => status === 'scheduled').length };
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort, by } = await cohortFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewCohort.safeParse(cohortIn(form));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const to = `/desk/programmes/cohorts/${cohort.id}?done=saved`;
		return kept(locale, form, (tx) => changeCohort(tx, cohort.id, read.data, by), to);
	}
};
