import { proposalActs } from '#agenda/acts.ts';
import { declineFrom, proposalsShown, takeFrom } from '#agenda/desk/proposals/proposals.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	proposalsShown(await requireTeam(event, proposalActs.decide), event.locals.locale);

export const actions: Actions = {
	take: async (event) => takeFrom(event, await requireTeam(event, proposalActs.decide)),
	decline: async (event) => declineFrom(event, await requireTeam(event, proposalActs.decide))
};
