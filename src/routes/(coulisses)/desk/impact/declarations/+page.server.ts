import { impactActs } from '#impact/acts.ts';
import { decide, declarationsShown, saveDeclaration } from '#impact/desk/declaring.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, impactActs.declare);
	return declarationsShown(event.url, viewer, event.locals.locale);
};

export const actions: Actions = {
	save: async (event) => saveDeclaration(event, await requireTeam(event, impactActs.declare)),
	decide: async (event) => decide(event, await requireTeam(event, impactActs.declare))
};
