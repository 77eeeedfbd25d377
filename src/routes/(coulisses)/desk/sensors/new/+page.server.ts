import { thingActs } from '#sensing/acts.ts';
import { saveNewThing, thingChoices } from '#sensing/desk/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	choices: await thingChoices(await requireTeam(event, thingActs.enter), event.locals.locale)
});

export const actions: Actions = {
	default: async (event) => saveNewThing(event, await requireTeam(event, thingActs.enter))
};
