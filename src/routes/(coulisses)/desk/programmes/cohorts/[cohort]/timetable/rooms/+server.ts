import { json } from '@sveltejs/kit';
import { weeklyRooms } from '#learning/desk/programmes/cohorts/timetable/plan.server.ts';
import { requireCohort } from '#learning/desk/programmes/reach.server.ts';
import { occasions } from '#nouns.ts';
import type { RequestHandler } from './$types';

/** Whether the room of a weekly course is free each time, while one types. */
export const GET: RequestHandler = async (event) => {
	const { viewer } = await requireCohort(event);
	const asking = { viewer, locale: event.locals.locale, occasions };
	return json(
		{ news: await weeklyRooms(event.url.searchParams, asking) },
		{ headers: { 'cache-control': 'private, no-store' } }
	);
};
