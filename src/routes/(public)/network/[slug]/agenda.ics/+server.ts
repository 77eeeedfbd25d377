import { answerFeed } from '#agenda/pages/feed.server.ts';
import { moved } from '#network/pages/moved.server.ts';
import type { RequestHandler } from './$types';

/** What one organisation offers to subscribe to in a calendar (RFC 5545). */
export const GET: RequestHandler = (event) =>
	answerFeed(event, 'ics', { organization: event.params.slug }).catch((error) =>
		moved(error, event.params.slug, event.locals.locale, '/agenda.ics')
	);
