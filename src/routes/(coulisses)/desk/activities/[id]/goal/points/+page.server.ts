import { keepPoints, pointsOf } from '#learning/desk/goals/points.server.ts';
import { requireActivityGoal } from '#learning/desk/goals/subject.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await requireActivityGoal(event);
	return { base: page.base, ...(await pointsOf(page, event)) };
};

export const actions: Actions = { default: async (event) => keepPoints(await requireActivityGoal(event), event) };
