import { spaceActs } from '#spaces/acts.ts';
import { correct, send, statementShown } from '#spaces/desk/plans/statement.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.bill);
	return statementShown(event.params.statement, event.locals.locale);
};

export const actions: Actions = {
	send: async (event) => {
		const viewer = await requireTeam(event, spaceActs.bill);
		return send(event, event.params.statement, viewer);
	},
	correct: async (event) => {
		const viewer = await requireTeam(event, spaceActs.bill);
		return correct(event, event.params.statement, viewer);
	}
};
