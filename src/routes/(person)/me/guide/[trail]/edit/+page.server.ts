import { headOf, requireTrail, saveTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const at = await requireTrail(event);
	const { title, summary, minutes, stepFree, ageFrom, reuse, licence } = at.trail;
	return {
		area: 'city' as const,
		trail: headOf(at),
		kept: { title, summary, minutes, stepFree, ageFrom, reuse, licence }
	};
};

export const actions: Actions = {
	default: async (event) => saveTrail(event, await requireTrail(event))
};
