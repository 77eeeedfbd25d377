import { startAutopilot, stopAutopilot } from './autopilot.ts';
import { stopAllBots } from './bots.ts';
import { stopFilms } from './film/work.ts';
import { closeRelay, openRelay } from './room/relay.ts';
import type { Room } from './room/rooms.ts';
import { hearEntries, hearRewritten, startRooms, stopRooms, tellMoved } from './room/running.ts';

/**
 * Starts what runs by itself in the rooms of this program, and hears the other nodes: over NATS where there is an address, else over PostgreSQL.
 * `opened` hears of each room that begins by itself, because its show begins again.
 */
export async function openStage(
	nats: string | undefined,
	opened: (room: Room) => Promise<void> = async () => undefined
): Promise<void> {
	await openRelay(nats, { onEntries: hearEntries, onMoved: tellMoved, onRewritten: hearRewritten });
	await startRooms();
	startAutopilot(opened);
}

/** Whoever gives orders goes first, then the rooms that answer them, then what the rooms told the other nodes. */
export async function closeStage(): Promise<void> {
	await stopAutopilot();
	await stopAllBots();
	await stopRooms();
	await closeRelay();
	await stopFilms();
}
