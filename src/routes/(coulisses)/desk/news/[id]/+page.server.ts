import { localOf } from '#agenda/server';
import { newsPath } from '#editorial';
import { siteActs } from '#editorial/acts.ts';
import { choices, keep } from '#editorial/desk/news/news.server.ts';
import { newsForm, restoreNews, trashNews, undoNews } from '#editorial/server';
import { ref } from '#kernel/facts.ts';
import { hub } from '#kernel/server/hub.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { change } from '#web/act.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	const { params, locals } = event;
	const [news, { timeZone }] = await Promise.all([newsForm(params.id), hub()]);
	const [date = '', time = ''] = news.publishedAt ? localOf(news.publishedAt, timeZone).split('T') : [];
	const before = await revisionsOf(ref('news', news.id), 1);
	return { news, at: { date, time }, path: newsPath(news), undo: before.length > 0, ...(await choices(locals.locale)) };
};

export const actions: Actions = {
	save: async (event) => keep(event, await requireTeam(event, siteActs.edit), event.params.id),
	undo: (event) => act(event, undoNews, `/desk/news/${event.params.id}?done=undone`),
	trash: (event) => act(event, trashNews, '/desk/news?done=trashed'),
	restore: (event) => act(event, restoreNews, `/desk/news/${event.params.id}?done=restored`)
};

async function act(event: RequestEvent, write: (...its: Parameters<typeof trashNews>) => Promise<unknown>, to: string) {
	const viewer = await requireTeam(event, siteActs.edit);
	return change(event, undefined, (tx) => write(tx, event.params.id, byOf(viewer)), to);
}
