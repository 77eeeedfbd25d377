import { asWeekly, weeklyIn } from '#learning/desk/programmes/cohorts/timetable/plan.server.ts';
import { timetableShown } from '#learning/desk/programmes/cohorts/timetable/timetable.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { planCourse, planOf } from '#learning/server';
import { change } from '#web/act.server.ts';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { programme, cohort } = await requireCohort(event);
	return timetableShown(programme, cohort);
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort, by } = await requireCohort(event);
		const form = await event.request.formData();
		const typed = typedTexts(form);
		const read = weeklyIn(form);
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		const weekly = asWeekly(read.data);
		// without JavaScript the page shows on a first press what a second one makes
		if (fieldOf(form, 'act') === 'look') return { typed, problems: {}, plan: await planOf(weekly) };
		const to = `/desk/programmes/cohorts/${cohort.id}/timetable?done=planned`;
		return change(event, typed, (tx) => planCourse(tx, cohort.id, weekly, by), to);
	}
};
