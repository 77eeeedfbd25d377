import { keepPoints, pointsOf } from '#learning/desk/goals/points.server.ts';
import { requireCohortGoal } from '#learning/desk/goals/subject.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await requireCohortGoal(event);
	return { base: page.base, ...(await pointsOf(page, event)) };
};

export const actions: Actions = { default: async (event) => keepPoints(await requireCohortGoal(event), event) };
