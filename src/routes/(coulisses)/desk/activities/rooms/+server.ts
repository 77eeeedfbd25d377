import { json } from '@sveltejs/kit';
import { toldTyped } from '#agenda/desk/activities/rooms.server.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { occasions } from '#nouns.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** Whether the room of a form is free, and what is asked of its times, while one types. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const asking = { viewer, locale: event.locals.locale, occasions };
	const { room, doubts } = await toldTyped(event.url.searchParams, asking);
	return json({ news: room, doubts }, { headers: { 'cache-control': 'private, no-store' } });
};
