import { spaceActs } from '#spaces/acts.ts';
import {
	aside,
	askAgain,
	bankShown,
	book,
	bookAll,
	bringFile,
	saveAccount,
	unbook
} from '#spaces/desk/plans/bank.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return bankShown();
};

export const actions: Actions = {
	bring: async (event) => bringFile(event, await requireTeam(event, spaceActs.bill)),
	book: async (event) => book(event, await requireTeam(event, spaceActs.bill)),
	bookAll: async (event) => bookAll(event, await requireTeam(event, spaceActs.bill)),
	unbook: async (event) => unbook(event, await requireTeam(event, spaceActs.bill)),
	aside: async (event) => aside(event, await requireTeam(event, spaceActs.bill)),
	askAgain: async (event) => askAgain(event, await requireTeam(event, spaceActs.bill)),
	account: async (event) => {
		await requireTeam(event, spaceActs.bill);
		return saveAccount(event);
	}
};
