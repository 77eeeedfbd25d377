import { spaceActs } from '#spaces/acts.ts';
import { labelsShown } from '#spaces/desk/kits/kits.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.see);
	return { labels: await labelsShown(event.locals.locale) };
};
