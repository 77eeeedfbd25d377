import { bondOf } from '#bond.ts';
import { bondActs } from '#network/acts.ts';
import { bondPage, bondSeen, conventionFrom, giftFrom, pledgeFrom, pressed } from '#network/desk/bond/bond.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const viewer = await requireTeam(event, bondActs.read, { organisation: id });
	const shown = await bondPage(id, event.url, viewer);
	const bond = await bondOf(id, shown.year, event.locals.locale);
	return { ...shown, bond: bondSeen(bond, shown.mayKeep) };
};

export const actions: Actions = {
	pledge: async (event) => pledgeFrom(event, event.params.id, await requireTeam(event, bondActs.keep)),
	gift: async (event) => giftFrom(event, event.params.id, await requireTeam(event, bondActs.keep)),
	convention: async (event) => conventionFrom(event, event.params.id, await requireTeam(event, bondActs.keep)),
	withdraw: async (event) => pressed(event, 'withdraw', event.params.id, await requireTeam(event, bondActs.keep)),
	restore: async (event) => pressed(event, 'restore', event.params.id, await requireTeam(event, bondActs.keep))
};
