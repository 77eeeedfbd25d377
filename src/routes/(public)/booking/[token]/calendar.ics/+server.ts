import { bookedOccurrence, occurrenceIcs } from '#agenda/server';
import { bookingByToken } from '#participation/server';
import type { RequestHandler } from './$types';

/** The séance of a booking, to put into one's own calendar. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) => {
	const { subject } = await bookingByToken(params.token);
	const { offering } = await bookedOccurrence(subject.id);
	return new Response(await occurrenceIcs(subject.id, locale), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${offering.slug}.ics"`,
			'cache-control': 'private, no-store'
		}
	});
};
