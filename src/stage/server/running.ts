import { startAutopilot, stopAutopilot } from './autopilot.ts';
import { closeRelay, openRelay } from './room/relay.ts';
import type { Room } from './room/rooms.ts';
import { hearEntries, hearRewritten, startRooms, stopRooms, tellMoved } from './room/running.ts';

/**
 * Starts what runs by itself in the rooms of this program, and hears the other nodes: over NATS where there is an address, else over PostgreSQL.
 * `opened` hears of each room that begins by itself, because its show begins again.
 */
export async function openStage(
	nats: string | undefined,
	opened: (room: Room) => void = () => undefined
): Promise<void> {
	await openRelay(nats, { onEntries: hearEntries, onMoved: tellMoved, onRewritten: hearRewritten });
	await startRooms();
	startAutopilot(opened);
}

export async function closeStage(): Promise<void> {
	stopAutopilot();
	stopRooms();
	await closeRelay();
}
