import { candidateActs } from '#learning/acts.ts';
import { candidatesListed } from '#learning/desk/programmes/cohorts/candidates/list.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort } = await requireCohort(event, candidateActs.decide);
	return candidatesListed(cohort.id, event);
};
