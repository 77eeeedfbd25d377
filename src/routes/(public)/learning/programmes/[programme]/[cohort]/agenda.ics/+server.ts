import { feedResponse } from '#agenda/pages/feed.server.ts';
import { programmeSeen } from '#learning/pages/programmes/programme.server.ts';
import { cohortBySlug, cohortCalendar } from '#learning/server';
import type { RequestHandler } from './$types';

/** The timetable of a cohort of a published programme, to subscribe to; that of a draft is for those who edit it. */
export const GET: RequestHandler = async ({ params, locals: { locale, viewer }, request }) => {
	const programme = await programmeSeen(params.programme, viewer);
	const feed = await cohortCalendar(await cohortBySlug(programme.id, params.cohort), locale);
	const cache = programme.publishedAt ? 'public, max-age=300' : 'private, no-store';
	return feedResponse(request, feed, 'ics', { 'cache-control': cache });
};
