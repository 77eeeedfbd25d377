import { travellerCalendar } from '#missions/server';
import type { RequestHandler } from './$types';

/** What a traveller does, for her calendar program: whoever has the secret address, as long as she travels. */
export const GET: RequestHandler = async ({ params, locals: { locale } }) =>
	new Response(await travellerCalendar(params.token, locale), {
		headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' }
	});
