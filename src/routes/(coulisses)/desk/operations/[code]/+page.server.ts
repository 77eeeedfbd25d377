import { keepFunding, keepOperation, keepProofsOf } from '#agenda/desk/operations/operation.server.ts';
import { missing } from '#kernel/errors.ts';
import { settingsActs } from '#kernel/identity/acts.ts';
import { operations } from '#kernel/server/operations.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, settingsActs.change);
	const operation = (await operations()).find(({ code }) => code === event.params.code);
	if (!operation) throw missing();
	return { operation };
};

export const actions: Actions = {
	save: async (event) => {
		await requireTeam(event, settingsActs.change);
		return keepOperation(event, event.params.code);
	},
	fund: async (event) => {
		await requireTeam(event, settingsActs.change);
		return keepFunding(event, event.params.code);
	},
	proofs: async (event) => {
		await requireTeam(event, settingsActs.change);
		return keepProofsOf(event, event.params.code);
	}
};
