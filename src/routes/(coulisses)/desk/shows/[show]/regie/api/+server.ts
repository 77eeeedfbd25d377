import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { showActs } from '#stage/acts.ts';
import { isKeyOf, press, pressable, pressesOf } from '#stage/desk/shows/regie/api/keys.server.ts';
import { placeOf } from '#stage/desk/shows/regie/room.server.ts';
import { currentRoom, order, showById } from '#stage/server';
import type { RequestHandler } from './$types';

const Press = z.strictObject({ do: z.enum(pressable) });

/**
 * One press of a button of a control surface: `{ "do": "take" | "next" | "clear" | "panic" }` with `Authorization: Bearer <key of the show>`. Clear
 * and panic are done here, whether a page is open or not. What is ready is known by the page of the control room alone, which takes it; `heard`
 * says whether one listens to this node.
 */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	const key = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
	if (!isKeyOf(params.show, key)) throw missing();
	const given = Press.safeParse(await request.json().catch(() => null));
	if (!given.success) throw refused('kernel_bad_request', {}, 400);
	const { id } = await showById(params.show);
	const [air, rehearsal] = await Promise.all([currentRoom(id), currentRoom(id, 'rehearsal')]);
	const rooms = [air, rehearsal].filter((room) => room && !room.endedAt);
	if (!rooms.length) throw refused('regie_no_room', {}, 409);
	const what = given.data.do;
	if (what === 'take' || what === 'next') return Response.json({ ok: true, do: what, heard: await press(id, what) });
	const giver = { device: null, viewer: null, locale: locals.locale, as: 'director' } as const;
	const asked = what === 'panic' ? ({ do: 'panic' } as const) : ({ do: 'clear', layer: 'all' } as const);
	await Promise.all(rooms.map((room) => room && order(room.id, asked, giver)));
	return Response.json({ ok: true, do: what });
};

/** The presses, for the page of the control room (server-sent events). */
export const GET: RequestHandler = async (event) => {
	const { show } = await placeOf(event, showActs.direct);
	return new Response(pressesOf(show.id), {
		// what is compressed waits for more
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no'
		}
	});
};
