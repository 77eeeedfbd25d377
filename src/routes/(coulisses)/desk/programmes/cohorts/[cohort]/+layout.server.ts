import { applicationsTo } from '#learning/server';
import { cohortFor } from '../../reach.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { programme, cohort } = await cohortFor(event);
	const { length: applications } = await applicationsTo(cohort.id);
	return { programme, cohort, applications };
};
