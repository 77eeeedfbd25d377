import { impactActs } from '#impact/acts.ts';
import { figuresShown } from '#impact/desk/figures.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, impactActs.keep);
	return figuresShown(event.url, event.locals.locale);
};
