import { ventureActs } from '#venture/acts.ts';
import { callChoices, saveCall } from '#venture/desk/calls/call.server.ts';
import { callById, trashCall } from '#venture/server';
import { buttonsOf } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, ventureActs.keepCalls);
	return { call: await callById(event.params.call), ...(await callChoices(event.locals.locale)) };
};

const enter = async (event: RequestEvent) => {
	const viewer = await requireTeam(event, ventureActs.keepCalls);
	return { viewer, id: (await callById(event.params.call)).id, typed: {} };
};
const button = buttonsOf(enter, (id) => `/desk/ventures/calls/${id}`);

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, ventureActs.keepCalls);
		return saveCall(event, viewer, await callById(event.params.call));
	},
	trash: button('trashed', (tx, id, by) => trashCall(tx, id, true, by)),
	restore: button('restored', (tx, id, by) => trashCall(tx, id, false, by))
};
