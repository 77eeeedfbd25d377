import { team } from '../../../guard.server.ts';
import { keep, usualDay } from '../issue.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await team(event, 'newsletter.send');
	return { until: await usualDay() };
};

export const actions: Actions = {
	default: async (event) => {
		await team(event, 'newsletter.send');
		return keep(event, null);
	}
};
