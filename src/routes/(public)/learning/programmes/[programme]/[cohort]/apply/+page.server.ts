import { missing } from '#kernel/errors.ts';
import { takesApplications } from '#learning';
import { beginApplication, cohortBySlug, programmeBySlug, todayHere } from '#learning/server';
import { change } from '#web/act.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	requirePerson(event);
	const { programme, cohort } = await opened(event);
	const open = takesApplications(cohort, await todayHere());
	return { area: 'learning', programme, cohort, open };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const { cohort } = await opened(event);
		return change(
			event,
			{},
			(tx) => beginApplication(tx, cohort.id, viewer, bySelf(viewer)),
			(id) => `/me/programmes/application/${id}`
		);
	}
};

async function opened({ params }: Pick<RequestEvent, 'params'>) {
	const programme = await programmeBySlug(params.programme);
	const cohort = await cohortBySlug(programme.id, params.cohort);
	if (!cohort.appliesFrom) throw missing();
	return { programme, cohort };
}
