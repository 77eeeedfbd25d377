import { candidateActs } from '#learning/acts.ts';
import { candidatesFile } from '#learning/desk/programmes/cohorts/candidates/list.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import type { RequestHandler } from './$types';

/** The candidates as the list shows them, as a file. */
export const GET: RequestHandler = async (event) => {
	const { cohort } = await requireCohort(event, candidateActs.decide);
	return candidatesFile(cohort, event);
};
