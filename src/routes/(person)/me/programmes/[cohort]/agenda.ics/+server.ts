import { feedResponse } from '#agenda/pages/feed.server.ts';
import { missing } from '#kernel/errors.ts';
import { cohortById, cohortCalendar, ownEnrolment } from '#learning/server';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The timetable of one's own cohort as a file, whether its programme is published or not. */
export const GET: RequestHandler = async (event) => {
	const { cohort, leftAt } = await ownEnrolment(event.params.cohort, requirePerson(event).id);
	if (leftAt) throw missing();
	const feed = await cohortCalendar(await cohortById(cohort), event.locals.locale);
	return feedResponse(event.request, feed, 'ics', { 'cache-control': 'private, no-store' });
};
