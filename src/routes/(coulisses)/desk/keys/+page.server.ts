import { keyActs } from '#kernel/identity/acts.ts';
import { endKey } from '#kernel/identity/server/keys.ts';
import { programActs } from '#programs/acts.ts';
import { closeByTeam, endpointsShown } from '#programs/desk/endpoints.server.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { keysShown } from '../../../../keys.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, keyActs.keep);
	return { keys: await keysShown(event.locals.locale), endpoints: await endpointsShown() };
};

export const actions: Actions = {
	end: async (event) => {
		const viewer = await requireTeam(event, keyActs.keep);
		const id = fieldOf(await event.request.formData(), 'id');
		return change(event, {}, (tx) => endKey(tx, id, byOf(viewer)), '/desk/keys?done=ended');
	},
	close: async (event) => closeByTeam(event, await requireTeam(event, programActs.keep))
};
