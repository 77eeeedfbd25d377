import { impactActs } from '#impact/acts.ts';
import { waysShown } from '#impact/desk/ways.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return waysShown(event.url, event.locals.locale);
};
