import { ventureActs } from '#venture/acts.ts';
import { unwelcomeFrom, welcomeFrom, welcomeShown } from '#venture/desk/asking/welcome.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await welcomeShown(await requireTeam(event, ventureActs.welcomeAny)))
});

export const actions: Actions = {
	keep: async (event) => welcomeFrom(event, await requireTeam(event, ventureActs.welcomeAny)),
	remove: async (event) => unwelcomeFrom(event, await requireTeam(event, ventureActs.welcomeAny))
};
