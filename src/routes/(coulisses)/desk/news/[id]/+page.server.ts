import { newsPath } from '#editorial';
import { siteActs } from '#editorial/acts.ts';
import { choices, keep } from '#editorial/desk/news/news.server.ts';
import { newsForm, restoreNews, trashNews, undoNews } from '#editorial/server';
import { ref } from '#kernel/facts.ts';
import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import { buttonsOf } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	const { params, locals } = event;
	const [news, { timeZone }] = await Promise.all([newsForm(params.id), hub()]);
	const [date = '', time = ''] = news.publishedAt ? localOf(news.publishedAt, timeZone).split('T') : [];
	return {
		news,
		at: { date, time },
		path: newsPath(news),
		undo: await changedBefore(ref('news', news.id)),
		...(await choices(locals.locale))
	};
};

const button = buttonsOf(
	async (event: RequestEvent) => ({
		...{ viewer: await requireTeam(event, siteActs.edit), id: event.params.id },
		typed: undefined
	}),
	(id) => `/desk/news/${id}`
);

export const actions: Actions = {
	save: async (event) => keep(event, await requireTeam(event, siteActs.edit), event.params.id),
	undo: button('undone', undoNews),
	trash: button('trashed', trashNews),
	restore: button('restored', restoreNews)
};
