import { showActs } from '#stage/acts.ts';
import { pressesOf } from '#stage/desk/shows/regie/api/keys.server.ts';
import { pressed } from '#stage/desk/shows/regie/api/press.server.ts';
import { requirePlace } from '#stage/desk/shows/regie/room.server.ts';
import type { RequestHandler } from './$types';

/**
 * One press of a button of a control surface: `{ "do": "take" | "next" | "clear" | "panic" }` with `Authorization: Bearer <key of the show>`. Clear
 * and panic are done here, whether a page is open or not. What is ready is known by the page of the control room alone, which takes it; `heard`
 * says whether one listens to this node.
 */
export const POST: RequestHandler = async ({ request, params, locals }) =>
	Response.json({ ok: true, ...(await pressed(request, params.show, locals.locale)) });

/** The presses, for the page of the control room (server-sent events). */
export const GET: RequestHandler = async (event) => {
	const { show, viewer } = await requirePlace(event, showActs.direct);
	return new Response(pressesOf(show.id, viewer), {
		// what is compressed waits for more
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no'
		}
	});
};
