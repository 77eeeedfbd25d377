import { standingsListed } from '#learning/desk/goals/standings.server.ts';
import { requireActivityGoal } from '#learning/desk/goals/subject.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await requireActivityGoal(event);
	return { base: page.base, ...(await standingsListed(page, event)) };
};
