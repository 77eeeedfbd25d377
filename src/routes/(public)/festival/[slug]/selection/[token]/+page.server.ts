import { byDay, clashesOf } from '#agenda';
import { festivalBySlug, selectionByLink } from '#agenda/server';
import { hub } from '#kernel/server/hub.ts';
import type { PageServerLoad } from './$types';

/** What somebody has chosen, to look at. */
export const load: PageServerLoad = async ({ params, setHeaders }) => {
	const { offering, programme } = await festivalBySlug(params.slug);
	const [ids, { timeZone }] = await Promise.all([selectionByLink(offering.id, params.token), hub()]);
	const chosen = new Set(ids);
	const its = programme.items.filter(({ id }) => chosen.has(id));
	// the link is kept from other sites by 'same-origin'; under 'no-referrer' a browser would not say where the forms of this page come from
	setHeaders({ 'x-robots-tag': 'noindex' });
	return {
		area: offering.area,
		now: new Date(),
		offering,
		stages: programme.stages,
		tracks: programme.tracks,
		days: [...byDay(its, timeZone)],
		clashes: clashesOf(its, programme.stages),
		token: params.token
	};
};
