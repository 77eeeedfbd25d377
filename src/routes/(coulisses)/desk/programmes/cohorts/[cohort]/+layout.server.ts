import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { applicationsTo } from '#learning/server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { programme, cohort } = await requireCohort(event);
	const { length: applications } = await applicationsTo(cohort.id);
	return { programme, cohort, applications };
};
