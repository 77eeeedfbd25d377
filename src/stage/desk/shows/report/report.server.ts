import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { requireTeam } from '#web/require.server.ts';
import { showActs } from '../../../acts.ts';
import type { Show } from '../../../index.ts';
import { type AiredRoom, airedRooms, showActObject, showById } from '../../../server/index.ts';

/** The show that the address names and the run of it that is told: the one asked for (`?room=`), else the latest; null when none was on air. */
export async function requireToldRoom(
	event: RequestEvent & { params: { show: string } }
): Promise<{ show: Show; rooms: AiredRoom[]; room: AiredRoom | null }> {
	const show = await showById(event.params.show);
	await requireTeam(event, showActs.moderate, await showActObject(show, event.locals.viewer));
	const rooms = await airedRooms([show.id]);
	const asked = event.url.searchParams.get('room');
	const room = asked ? rooms.find(({ id }) => id === asked) : rooms[0];
	if (asked && !room) throw missing();
	return { show, rooms, room: room ?? null };
}
