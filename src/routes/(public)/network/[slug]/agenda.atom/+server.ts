import { answerFeed } from '#agenda/pages/feed.server.ts';
import { moved } from '#network/pages/moved.server.ts';
import type { RequestHandler } from './$types';

/** What one organisation offers to read as news (RFC 4287). */
export const GET: RequestHandler = (event) =>
	answerFeed(event, 'atom', { organization: event.params.slug }).catch((error) =>
		moved(error, event.params.slug, event.locals.locale, '/agenda.atom')
	);
