import { LARGEST } from '#exchange/server';
import { ventureActs } from '#venture/acts.ts';
import { bringFrom, broughtBy } from '#venture/desk/back/bringing.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return { history: await broughtBy(viewer, event.locals.locale), megabytes: LARGEST / 1024 / 1024 };
};

export const actions: Actions = {
	default: async (event) => bringFrom(event, await requireTeam(event, ventureActs.accompany))
};
