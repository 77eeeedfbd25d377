import { feedResponse } from '#agenda/pages/feed.server.ts';
import { festivalBySlug, festivalCalendar } from '#agenda/server';
import type { RequestHandler } from './$types';

/** The whole programme as a calendar. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const { offering, programme } = await festivalBySlug(params.slug);
	const made = await festivalCalendar(offering, programme, locals.locale);
	return feedResponse(request, made, 'ics', { 'cache-control': 'public, max-age=300' });
};
