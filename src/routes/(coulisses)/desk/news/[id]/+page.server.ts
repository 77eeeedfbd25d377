import { redirect } from '@sveltejs/kit';
import { localOf } from '#agenda/server';
import { newsPath } from '#editorial';
import { choices, keep } from '#editorial/desk/news/news.server.ts';
import { newsForm, restoreNews, trashNews, undoNews } from '#editorial/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'site.edit');
	const { params, locals } = event;
	const [news, { timeZone }] = await Promise.all([newsForm(params.id), hub()]);
	const [date = '', time = ''] = news.publishedAt ? localOf(news.publishedAt, timeZone).split('T') : [];
	const before = await revisionsOf(ref('news', news.id), 1);
	return { news, at: { date, time }, path: newsPath(news), undo: before.length > 0, ...(await choices(locals.locale)) };
};

export const actions: Actions = {
	save: async (event) => keep(event, await requireTeam(event, 'site.edit'), event.params.id),
	undo: async (event) => {
		const viewer = await requireTeam(event, 'site.edit');
		await transaction((tx) => undoNews(tx, event.params.id, byOf(viewer)));
		redirect(303, href(`/desk/news/${event.params.id}?done=undone`, event.locals.locale));
	},
	trash: async (event) => {
		const viewer = await requireTeam(event, 'site.edit');
		await transaction((tx) => trashNews(tx, event.params.id, byOf(viewer)));
		redirect(303, href('/desk/news?done=trashed', event.locals.locale));
	},
	restore: async (event) => {
		const viewer = await requireTeam(event, 'site.edit');
		await transaction((tx) => restoreNews(tx, event.params.id, byOf(viewer)));
		redirect(303, href(`/desk/news/${event.params.id}?done=restored`, event.locals.locale));
	}
};
