import { deskActs } from '#kernel/identity/acts.ts';
import { keep, organizationsFor } from '#stage/desk/stations/station.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	organizations: await organizationsFor(await requireTeam(event, deskActs.enter))
});

export const actions: Actions = {
	default: async (event) => keep(event, await requireTeam(event, deskActs.enter), null)
};
