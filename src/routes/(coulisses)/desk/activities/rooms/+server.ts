import { json } from '@sveltejs/kit';
import { roomsTyped } from '#agenda/desk/activities/rooms.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { occasions } from '#nouns.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Whether the room of a form is free, while one types. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const asking = { viewer, locale: event.locals.locale, occasions };
	return json(
		{ news: await roomsTyped(event.url.searchParams, asking) },
		{ headers: { 'cache-control': 'private, no-store' } }
	);
};
