import { screenOf } from '#agenda/pages/festival/screen/screen.server.ts';
import type { RequestHandler } from './$types';

/** What the public screen shows, for the screen itself: it asks every twenty seconds. */
export const GET: RequestHandler = async ({ params }) =>
	Response.json(await screenOf(params.slug), { headers: { 'cache-control': 'public, max-age=10' } });
