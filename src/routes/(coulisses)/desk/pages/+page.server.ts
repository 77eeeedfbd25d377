import { siteActs } from '#editorial/acts.ts';
import { allPages, arrangeMenu } from '#editorial/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	const { locale } = event.locals;
	const query = listQuery(event.url, { sorts: ['name'], filters: ['state'] });
	const [pages, all] = await Promise.all([
		allPages({ q: query.q, state: query.filters.state ?? '' }, locale),
		allPages({ q: '', state: 'published' }, locale)
	]);
	return {
		pages: query.descending ? pages.toReversed() : pages,
		query,
		menu: all.map(({ id, name, topPlace, footPlace }) => ({ id, name, topPlace, footPlace }))
	};
};

export const actions: Actions = {
	menu: async (event) => {
		const viewer = await requireTeam(event, siteActs.edit);
		const form = await event.request.formData();
		const pages = await allPages({ q: '', state: 'published' }, event.locals.locale);
		const place = (field: string): number | null => {
			const number = Number.parseInt(fieldOf(form, field), 10);
			return number > 0 && number < 1000 ? number : null;
		};
		const menu = pages.map(({ id }) => ({ id, top: place(`top_${id}`), foot: place(`foot_${id}`) }));
		return change(event, {}, (tx) => arrangeMenu(tx, menu, byOf(viewer)), '/desk/pages?done=saved#menu');
	}
};
