import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isOwnOrigin } from './place.ts';
import { hasTooMany, holdSocket } from './roof.ts';

const GOING_AWAY = 1001;
const SLOW_BYTES = 256 * 1024;
const MOST_SOCKETS = 20_000;

let sockets: WebSocketServer | undefined;

/**
 * Answers `/live`, the public stream: small JSON messages `{ kind, … }` that everybody may see. Any other upgrade is
 * left alone (the development server has its own). Only our own pages may open it.
 */
export function attachLive(server: Server): void {
	const made = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
	sockets = made;
	server.on('upgrade', (request, socket, head) => {
		if (request.url !== '/live') return;
		if (!ownPage(request) || made.clients.size >= MOST_SOCKETS || hasTooMany(request)) return refuse(socket);
		made.handleUpgrade(request, socket, head, (client) => {
			const letGo = holdSocket(request, () => client.terminate());
			client.on('error', () => client.terminate()).on('close', letGo);
		});
	});
}

/** Sends one message to everybody who listens; who cannot follow misses it, and gets the next. */
export function broadcast(message: { kind: string } & Record<string, unknown>): void {
	if (!sockets?.clients.size) return;
	const frame = JSON.stringify(message);
	for (const client of sockets.clients) if (open(client) && client.bufferedAmount < SLOW_BYTES) client.send(frame);
}

/** Whether anybody listens: what nobody hears need not be computed. */
export const isHeard = (): boolean => (sockets?.clients.size ?? 0) > 0;

/** Says goodbye to all, as RFC 6455 asks of a server that goes away. */
export function closeLive(): void {
	for (const client of sockets?.clients ?? []) client.close(GOING_AWAY);
}

/** Answers and closes, whether the other side closes or not: the program could not stop before. */
export function refuse(socket: Duplex, status = '403 Forbidden'): void {
	socket.on('error', () => socket.destroy());
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}

/** Ends the sockets that did not answer the goodbye: a telephone that sleeps never does. */
export function cutLive(): void {
	for (const client of sockets?.clients ?? []) client.terminate();
}

const open = (client: WebSocket): boolean => client.readyState === client.OPEN;

/** Only our own pages may open a socket. */
export const ownPage = ({ headers }: IncomingMessage): boolean => isOwnOrigin(headers.origin ?? '', headers.host ?? '');
