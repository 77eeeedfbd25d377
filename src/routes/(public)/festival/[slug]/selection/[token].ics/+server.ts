import { feedResponse } from '#agenda/pages/feed.server.ts';
import { festivalBySlug, festivalCalendar, selectionByLink } from '#agenda/server';
import type { RequestHandler } from './$types';

/** What somebody has chosen as a calendar, for whoever has its address: no proxy keeps it and no search engine lists it. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const { offering, programme } = await festivalBySlug(params.slug);
	const chosen = new Set(await selectionByLink(offering.id, params.token));
	const made = await festivalCalendar(offering, programme, locals.locale, ({ id }) => chosen.has(id));
	return feedResponse(request, made, 'ics', {
		'cache-control': 'private, no-cache',
		'referrer-policy': 'no-referrer',
		'x-robots-tag': 'noindex'
	});
};
