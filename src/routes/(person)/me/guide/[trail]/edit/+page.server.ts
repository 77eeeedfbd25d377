import { headOf, requireTrail, saveTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const at = await requireTrail(event);
	const { title, summary, minutes, stepFree, ageFrom, reuse, licence, origin } = at.trail;
	return {
		area: 'city' as const,
		trail: headOf(at),
		kept: { title, summary, minutes, stepFree, ageFrom, reuse, licence, from: origin?.organization ?? null }
	};
};

export const actions: Actions = {
	default: async (event) => saveTrail(event, await requireTrail(event))
};
