import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Show } from '#stage';
import { type AiredRoom, airedRooms, showActObject, showById } from '#stage/server';
import { team } from '../../../../guard.server.ts';

/** The show that the address names and the run of it that is told: the one asked for (`?room=`), else the latest; null when none was on air. */
export async function toldRoom(
	event: RequestEvent & { params: { show: string } }
): Promise<{ show: Show; rooms: AiredRoom[]; room: AiredRoom | null }> {
	const show = await showById(event.params.show);
	await team(event, 'show.moderate', await showActObject(show, event.locals.viewer));
	const rooms = await airedRooms([show.id]);
	const asked = event.url.searchParams.get('room');
	const room = asked ? rooms.find(({ id }) => id === asked) : rooms[0];
	if (asked && !room) throw missing();
	return { show, rooms, room: room ?? null };
}
