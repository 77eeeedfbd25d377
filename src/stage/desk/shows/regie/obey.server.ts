import { type RequestEvent, redirect } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import { fail } from '#web/fail.server.ts';
import type { RoomAudience } from '../../../index.ts';
import { order, rundownOf, stateOf } from '../../../server/index.ts';
import { orderIn } from './given.server.ts';
import type { Place } from './room.server.ts';

/** What the keys do, from a form without JavaScript. */
export async function obey(event: RequestEvent, { show, room, viewer }: Place, as: RoomAudience) {
	if (!room) throw missing();
	const form = await event.request.formData();
	const given = orderIn(form, await rundownOf(show.id), await stateOf(room.id));
	if (!given) throw refused('kernel_bad_request', {}, 400);
	const answer = await order(room.id, given, { device: null, viewer, locale: event.locals.locale, as });
	if (!answer.ok) return fail(422, { problem: answer.message });
	// the page again, so that loading it anew repeats nothing
	redirect(303, event.url.pathname + (event.url.searchParams.has('rehearsal') ? '?rehearsal' : ''));
}
