import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { broadcastPulse } from '#impact/server';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { hear } from '#kernel/server/bus.ts';
import { watchBody } from '#kernel/server/half-sent.ts';
import { isDemo } from '#kernel/server/hub.ts';
import { attachLive, broadcast, closeLive, cutLive } from '#kernel/server/live.ts';
import type { Trouble } from '#kernel/server/troubles/troubles.ts';
import { attachCanvases, closeCanvasSockets, cutCanvasSockets, WALL } from '#learning/server';
import { DOORS } from '#spaces/server';
import { answerRooms, attachRooms, closeRooms, cutRooms } from '#stage/server';
import { close, type Ground, open, type Running, run } from './boot.ts';

let running: Running | undefined;

/** Opens the hub and starts what runs by itself; the pages answer from then on. */
export async function start(ground: Ground): Promise<void> {
	open(ground);
	running = await run(ground);
}

/** Keeps what the hub met, and has its admins told. */
export const meet = (met: readonly Trouble[]): void => running?.meet(met);

/** Whether the hub has an admin, and whether it is the demonstration. */
export async function standing(): Promise<{ led: boolean; invented: boolean }> {
	const [holders, invented] = await Promise.all([peopleWithRoles(), isDemo()]);
	return { led: holders.some(({ role }) => role === 'admin'), invented };
}

/** Attaches the live door to the server that also serves the pages. */
export function attach(server: Server): void {
	attachLive(server);
	attachRooms(server);
	attachCanvases(server);
	hear('pulse', broadcastPulse);
	// without names something may have been missed: then all ask
	hear(DOORS, (names) => broadcast({ kind: 'door', spaces: names ? names.split(' ') : null }));
	hear(WALL, (id) => broadcast({ kind: 'wall', class: id }));
}

/** Watches over what a request brings, and answers what the rooms of shows are asked without a socket. @returns false when a request is for the pages. */
export function answer(request: IncomingMessage, response: ServerResponse): boolean {
	watchBody(request);
	return answerRooms(request, response);
}

/** Says goodbye to the sockets, and cuts those that do not answer; `stop` follows when the last request is answered. */
export function leave(): void {
	closeLive();
	closeRooms();
	closeCanvasSockets();
}

export function cut(): void {
	cutLive();
	cutRooms();
	cutCanvasSockets();
}

export async function stop(): Promise<void> {
	await running?.stop();
	await close();
}
