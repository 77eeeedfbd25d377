import { feedResponse } from '#agenda/pages/feed.server.ts';
import { privateFeed } from '#agenda/server';
import type { RequestHandler } from './$types';

/** The calendar of one person, for whoever knows the secret: no proxy keeps it, no search engine lists it, and no link followed from it tells of it. */
export const GET: RequestHandler = async ({ params, locals, request }) =>
	feedResponse(request, await privateFeed(params.token, locals.locale), 'ics', {
		'cache-control': 'private, no-cache',
		'referrer-policy': 'no-referrer',
		'x-robots-tag': 'noindex'
	});
