import { ventureActs } from '#venture/acts.ts';
import { invite, mentorsDesk, remove, support } from '#venture/desk/mentors/mentors.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await mentorsDesk(await requireTeam(event, ventureActs.seeMentors)))
});

export const actions: Actions = {
	invite: async (event) => invite(event, await requireTeam(event, ventureActs.seeMentors)),
	remove: async (event) => remove(event, await requireTeam(event, ventureActs.seeMentors)),
	support: async (event) => support(event, await requireTeam(event, ventureActs.accompany))
};
