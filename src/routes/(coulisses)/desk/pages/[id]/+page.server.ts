import { redirect } from '@sveltejs/kit';
import { pagePath } from '#editorial';
import { keep } from '#editorial/desk/pages/pages.server.ts';
import { pageForm, restorePage, trashPage, undoPage } from '#editorial/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'site.edit');
	const its = await pageForm(event.params.id);
	const before = await revisionsOf(ref('page', its.id), 1);
	return { its, path: pagePath(its), undo: before.length > 0 };
};

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, 'site.edit');
		return keep(event, viewer, await pageForm(event.params.id));
	},
	undo: async (event) => {
		const viewer = await requireTeam(event, 'site.edit');
		await transaction((tx) => undoPage(tx, event.params.id, byOf(viewer)));
		redirect(303, href(`/desk/pages/${event.params.id}?done=undone`, event.locals.locale));
	},
	trash: async (event) => {
		const viewer = await requireTeam(event, 'site.edit');
		await transaction((tx) => trashPage(tx, event.params.id, byOf(viewer)));
		redirect(303, href('/desk/pages?done=trashed', event.locals.locale));
	},
	restore: async (event) => {
		const viewer = await requireTeam(event, 'site.edit');
		await transaction((tx) => restorePage(tx, event.params.id, byOf(viewer)));
		redirect(303, href(`/desk/pages/${event.params.id}?done=restored`, event.locals.locale));
	}
};
