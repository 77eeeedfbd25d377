import { spaceActs } from '#spaces/acts.ts';
import { addLine, close, monthShown, removeLine } from '#spaces/desk/plans/statement.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return monthShown(event.url, event.locals.locale);
};

export const actions: Actions = {
	close: async (event) => close(event, await requireTeam(event, spaceActs.bill)),
	add: async (event) => addLine(event, await requireTeam(event, spaceActs.bill)),
	remove: async (event) => {
		await requireTeam(event, spaceActs.bill);
		return removeLine(event);
	}
};
