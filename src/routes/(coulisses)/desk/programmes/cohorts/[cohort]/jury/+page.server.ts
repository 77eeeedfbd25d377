import { newId } from '#kernel/id.ts';
import { sessionIn } from '#learning/desk/programmes/cohorts/jury/session.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { deliberationsOf, openDeliberation, todayHere } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { keyIn, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort } = await requireCohort(event);
	return { key: newId(), today: await todayHere(), sessions: await deliberationsOf(cohort.id) };
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort } = await requireCohort(event);
		const form = await event.request.formData();
		const key = keyIn(form);
		const typed = typedTexts(form);
		const to = `/desk/programmes/cohorts/${cohort.id}/jury/${key}?done=opened`;
		return changeGiven(event, typed, sessionIn(form), (tx, given) => openDeliberation(tx, cohort.id, given, key), to);
	}
};
