import { newsletterActs } from '#notice/acts.ts';
import { begin, usualDay } from '#notice/desk/newsletter/issue.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, newsletterActs.send);
	return { until: await usualDay() };
};

export const actions: Actions = {
	default: async (event) => {
		await requireTeam(event, newsletterActs.send);
		return begin(event);
	}
};
