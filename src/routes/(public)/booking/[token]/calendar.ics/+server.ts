import { bookedOccurrence, occurrenceIcs } from '#agenda/server';
import { visitOf } from '#learning/server';
import { bookingByToken } from '#participation/server';
import type { RequestHandler } from './$types';

/** The séance of a booking, to put into one's own calendar; a class finds its booking by it. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) => {
	const { id, subject } = await bookingByToken(params.token);
	const { offering } = await bookedOccurrence(subject.id);
	const page = (await visitOf(id)) ? `/learning/classes/booking/${params.token}` : null;
	return new Response(await occurrenceIcs(subject.id, locale, page), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${offering.slug}.ics"`,
			'cache-control': 'private, no-store'
		}
	});
};
