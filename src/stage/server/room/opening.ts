import { announceMove } from './relay.ts';
import { currentRoom, openRoom, type Room } from './rooms.ts';
import { tellMoved } from './running.ts';

/**
 * Opens a room of a show; whoever is still in the one before comes along.
 * @returns its id. Throws stage_room_open when one on air has not ended, 404 for an unknown show.
 */
export async function openRoomOf(show: string, purpose: Room['purpose']): Promise<string> {
	const before = await currentRoom(show, purpose);
	const room = await openRoom(show, purpose);
	if (before) {
		await tellMoved(before.id, room);
		announceMove(before.id, room);
	}
	return room;
}
