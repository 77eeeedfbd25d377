import { contactActs } from '#network/acts.ts';
import { removeTagFrom, renameTagFrom } from '#network/desk/contacts/tags.server.ts';
import { tags } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const enter = (event: RequestEvent) => requireTeam(event, contactActs.keep);

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, contactActs.keep);
	return { tags: await tags() };
};

export const actions: Actions = {
	rename: async (event) => {
		await enter(event);
		return renameTagFrom(event);
	},
	remove: async (event) => {
		await enter(event);
		return removeTagFrom(event);
	}
};
