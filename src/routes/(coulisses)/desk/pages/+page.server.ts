import { homeActs, homeParts } from '#editorial';
import { siteActs } from '#editorial/acts.ts';
import { allPages, arrangeHome, arrangeMenu, home } from '#editorial/server';
import { refused } from '#kernel/errors.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, siteActs.edit);
	const { locale } = event.locals;
	const query = listQuery(event.url, { sorts: ['name'], filters: ['state'] });
	const [pages, all, homePlaces] = await Promise.all([
		allPages({ q: query.q, state: query.filters.state ?? '' }, locale),
		allPages({ q: '', state: 'published' }, locale),
		home()
	]);
	return {
		pages: query.descending ? pages.toReversed() : pages,
		query,
		home: homePlaces,
		menu: all.map(({ id, name, topPlace, footPlace }) => ({ id, name, topPlace, footPlace }))
	};
};

export const actions: Actions = {
	home: async (event) => {
		const viewer = await requireTeam(event, siteActs.edit);
		const [given, which] = fieldOf(await event.request.formData(), 'do').split(':');
		const [act, part] = [homeActs.find((one) => one === given), homeParts.find((one) => one === which)];
		if (!act || !part) throw refused('kernel_bad_request', {}, 400);
		return change(event, {}, (tx) => arrangeHome(tx, act, part, byOf(viewer)), '/desk/pages?done=saved#home');
	},
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
