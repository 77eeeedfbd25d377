import { showActs } from '#stage/acts.ts';
import { overviewOf } from '#stage/desk/shows/overview.server.ts';
import { requireShow } from '#stage/desk/shows/show.server.ts';
import { unmakeShow } from '#stage/server';
import { change } from '#web/act.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, may } = await requireShow(event, showActs.present);
	return overviewOf(show, may);
};

export const actions: Actions = {
	remove: async (event) => {
		const { show, by } = await requireShow(event, showActs.edit);
		return change(event, {}, (tx) => unmakeShow(tx, show.id, by), '/desk/shows?done=removed');
	}
};
