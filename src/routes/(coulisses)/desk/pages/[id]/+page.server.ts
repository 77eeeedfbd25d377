import { pagePath } from '#editorial';
import { siteActs } from '#editorial/acts.ts';
import { keep } from '#editorial/desk/pages/pages.server.ts';
import { pageForm, restorePage, trashPage, undoPage } from '#editorial/server';
import { ref } from '#kernel/facts.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { change } from '#web/act.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	const its = await pageForm(event.params.id);
	const before = await revisionsOf(ref('page', its.id), 1);
	return { its, path: pagePath(its), undo: before.length > 0 };
};

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, siteActs.edit);
		return keep(event, viewer, await pageForm(event.params.id));
	},
	undo: (event) => act(event, undoPage, `/desk/pages/${event.params.id}?done=undone`),
	trash: (event) => act(event, trashPage, '/desk/pages?done=trashed'),
	restore: (event) => act(event, restorePage, `/desk/pages/${event.params.id}?done=restored`)
};

async function act(event: RequestEvent, write: (...its: Parameters<typeof trashPage>) => Promise<unknown>, to: string) {
	const viewer = await requireTeam(event, siteActs.edit);
	return change(event, undefined, (tx) => write(tx, event.params.id, byOf(viewer)), to);
}
