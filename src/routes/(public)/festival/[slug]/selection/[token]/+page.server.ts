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
	setHeaders({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
	return {
		area: offering.area,
		now: new Date(),
		offering,
		stages: programme.stages,
		tracks: programme.tracks,
		days: [...byDay(its, timeZone).values()],
		clashes: clashesOf(its, programme.stages),
		token: params.token
	};
};
