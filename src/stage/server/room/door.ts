import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { bearerInHeader } from '#kernel/server/bearer.ts';
import { sendTo } from '#kernel/server/crowd.ts';
import { statusOf } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { ownPage, refuse } from '#kernel/server/live.ts';
import { reportAs } from '#kernel/server/log.ts';
import { keepOpen } from '#kernel/server/open-doors.ts';
import { hasTooMany, holdSocket } from '#kernel/server/roof.ts';
import type { Who } from './asked.ts';
import { type Come, whoComes } from './joining.ts';
import { type RoomEar, speakerOf } from './live.ts';
import { give, isAsked } from './ordering.ts';
import { running } from './running.ts';
import { letTakePart } from './taking-part.ts';
import { frame, welcome } from './telling.ts';

const ADDRESS = /^\/live\/rooms\/([0-9a-f-]{36})$/i;
const MOST_EARS = 25_000;
const LARGEST_ORDER = 8192;
const GOING_AWAY = 1001;

const report = reportAs('room door');
const sockets = new Set<WebSocket>();
const streams = new Set<Duplex>();
let upgrades: WebSocketServer | undefined;

/** Answers sockets at `/live/rooms/<room>`; whoever may not come gets 404, as for a room that is not there. */
export function attachRooms(server: Server): void {
	const made = new WebSocketServer({
		noServer: true,
		maxPayload: LARGEST_ORDER,
		perMessageDeflate: false,
		clientTracking: false
	});
	upgrades = made;
	server.on('upgrade', (request, socket, head) => {
		if (!addressOf(request)) return;
		// whoever goes while she is being looked up must not end the program
		socket.on('error', () => socket.destroy());
		if (!ownPage(request) || sockets.size + streams.size >= MOST_EARS || hasTooMany(request)) return refuse(socket);
		admit(request)
			.then((admitted) => made.handleUpgrade(request, socket, head, (client) => join(client, request, admitted)))
			.catch((error) => {
				refuse(socket, statusOf(error) === 404 ? '404 Not Found' : '503 Service Unavailable');
				if (statusOf(error, 500) >= 500) report(error);
			});
	});
}

function addressOf({ url = '' }: IncomingMessage): { room: string; query: URLSearchParams } | null {
	const [path = '', query] = url.split('?', 2);
	const room = ADDRESS.exec(path)?.[1];
	return room ? { room, query: new URLSearchParams(query) } : null;
}

type Admitted = Come &
	Readonly<{
		live: Awaited<ReturnType<typeof running>>;
		version: number | null;
		/** Who it is that is there, asked anew: as when she came. */
		again(): Promise<Come>;
	}>;

async function admit(request: IncomingMessage): Promise<Admitted> {
	const { room, query } = addressOf(request) as NonNullable<ReturnType<typeof addressOf>>;
	const live = await running(room);
	const version = query.get('v');
	const again = () => whoComes(live, query, request);
	return {
		live,
		again,
		...(await again()),
		version: version && /^\d{1,15}$/.test(version) ? Number(version) : null
	};
}

const earOf = (stream: Duplex, form: RoomEar['form'], who: Who, live: Admitted['live']): RoomEar => ({
	stream,
	form,
	as: who.as,
	who,
	behindSince: 0,
	voted: null,
	// a new socket is no way round slow mode
	spokeAt: speakerOf(live, who).spokeAt,
	orders: 0,
	ordersSince: 0
});

function join(client: WebSocket, request: IncomingMessage, admitted: Admitted): void {
	const { live, who, version } = admitted;
	const ear = earOf(request.socket, 'socket', who, live);
	sockets.add(client);
	const leave = stay(ear, admitted);
	const letGo = holdSocket(request, () => client.terminate(), who.viewer?.id);
	client.on('error', () => client.terminate());
	client.on('close', () => {
		leave();
		letGo();
		sockets.delete(client);
		live.ears[ear.as].delete(ear);
	});
	client.on('message', (data) => give(live, ear, read(String(data)), (answer) => void sendTo(ear, frame(answer))));
	enter(live, ear, version);
}

/** Whoever is there by a right stays as long as she has it. */
function stay(ear: RoomEar, { standsOn, again }: Admitted): () => void {
	if (!standsOn) return () => undefined;
	const mayStay = async () => {
		const { who } = await again();
		ear.who = { ...ear.who, viewer: who.viewer };
		return true;
	};
	return keepOpen({ standsOn, mayStay, close: () => ear.stream.destroy() });
}

function enter(live: Admitted['live'], ear: RoomEar, version: number | null): void {
	// whoever is there has her ballot before somebody comes who makes devices without end
	letTakePart(ear.who).catch(() => undefined);
	welcome(live, ear, version).catch((error) => {
		report(error);
		ear.stream.destroy();
	});
}

function read(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/**
 * Answers what does not come by a socket at the address of a room: server-sent events for whom sockets fail, and orders one by one.
 * @returns false when the request is for somebody else.
 */
export function answerRooms(request: IncomingMessage, response: ServerResponse): boolean {
	if (!addressOf(request) || !upgrades) return false;
	const act = request.method === 'POST' ? takeOrder : request.method === 'GET' ? streamTo : null;
	if (!act) response.writeHead(405).end();
	else if (act === streamTo && sockets.size + streams.size >= MOST_EARS) response.writeHead(503).end();
	else
		admit(request)
			.then((admitted) => act(request, response, admitted))
			.catch((error) => {
				const status = statusOf(error, 500);
				if (status >= 500 && !response.destroyed) report(error);
				if (!response.headersSent && !response.destroyed) response.writeHead(status).end();
			});
	return true;
}

function streamTo(request: IncomingMessage, response: ServerResponse, admitted: Admitted): void {
	const { live, who, version } = admitted;
	if (response.destroyed) return;
	response.writeHead(200, {
		'content-type': 'text/event-stream',
		'cache-control': 'no-store',
		'x-accel-buffering': 'no'
	});
	response.flushHeaders();
	const stream = response as unknown as Duplex;
	const ear = earOf(stream, 'events', who, live);
	streams.add(stream);
	const leave = stay(ear, admitted);
	response.on('error', () => response.destroy());
	const letGo = holdSocket(request, () => stream.destroy(), who.viewer?.id);
	response.on('close', () => {
		leave();
		letGo();
		streams.delete(stream);
		live.ears[ear.as].delete(ear);
	});
	enter(live, ear, version);
}

/** One order. Whoever listens by events is known again by her device, with the delay of her picture. */
async function takeOrder(request: IncomingMessage, response: ServerResponse, { live, who }: Admitted): Promise<void> {
	if (!ownPage(request)) {
		response.writeHead(403).end();
		return;
	}
	await limit('order', bearerInHeader(request));
	const given = read(await body(request));
	const listening = [...live.ears[who.as]].find(
		({ form, who: known }) => form === 'events' && who.device && known.device?.equals(who.device)
	);
	const speaker = listening ?? speakerOf(live, who);
	give(live, speaker, given, (answer) =>
		response.writeHead(200, { 'content-type': 'application/json' }).end(frame(answer))
	);
	if (!isAsked(given) && !response.headersSent) response.writeHead(204).end();
}

async function body(request: IncomingMessage): Promise<string> {
	let text = '';
	request.setEncoding('utf8');
	for await (const piece of request) {
		text += String(piece);
		if (text.length > LARGEST_ORDER) break;
	}
	return text;
}

/** Says goodbye to all (RFC 6455, 7.4.1), and `cutRooms` ends those that do not answer. */
export function closeRooms(): void {
	for (const socket of sockets) socket.close(GOING_AWAY);
	for (const stream of streams) stream.end();
}

export function cutRooms(): void {
	for (const socket of sockets) socket.terminate();
	for (const stream of streams) stream.destroy();
}
