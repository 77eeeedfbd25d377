import { pagePath } from '#editorial';
import { siteActs } from '#editorial/acts.ts';
import { keep } from '#editorial/desk/pages/pages.server.ts';
import { pageForm, restorePage, trashPage, undoPage } from '#editorial/server';
import { ref } from '#kernel/facts.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import { buttonsOf } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	const its = await pageForm(event.params.id);
	return { its, path: pagePath(its), undo: await changedBefore(ref('page', its.id)) };
};

const button = buttonsOf(
	async (event: RequestEvent) => ({
		...{ viewer: await requireTeam(event, siteActs.edit), id: event.params.id },
		typed: undefined
	}),
	(id) => `/desk/pages/${id}`
);

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, siteActs.edit);
		return keep(event, viewer, await pageForm(event.params.id));
	},
	undo: button('undone', undoPage),
	trash: button('trashed', trashPage),
	restore: button('restored', restorePage)
};
