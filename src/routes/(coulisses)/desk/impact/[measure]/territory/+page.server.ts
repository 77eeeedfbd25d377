import { impactActs } from '#impact/acts.ts';
import { territoryShown } from '#impact/desk/territory.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return territoryShown(event.params.measure, event.url, event.locals.locale);
};
