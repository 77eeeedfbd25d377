import { planWeekly } from '#learning/desk/programmes/cohorts/timetable/plan.server.ts';
import { timetableShown } from '#learning/desk/programmes/cohorts/timetable/timetable.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { occasions } from '#nouns.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { programme, cohort } = await requireCohort(event);
	return timetableShown(programme, cohort, event.locals.locale);
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer, cohort, by } = await requireCohort(event);
		return planWeekly(event, cohort.id, by, { viewer, locale: event.locals.locale, occasions });
	}
};
