import { groundOf } from '#stage/pages/overlay/ground.server.ts';
import type { RequestHandler } from './$types';

/** What an overlay page stands on by now, asked for by the page itself. */
export const GET: RequestHandler = async ({ params, url, locals }) =>
	Response.json(await groundOf(params.show, url.searchParams, locals.viewer), {
		headers: { 'cache-control': 'no-store' }
	});
