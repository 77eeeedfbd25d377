import type { IncomingMessage, Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { personOfRequest } from '#kernel/identity/server/sessions.ts';
import { statusOf } from '#kernel/server/errors.ts';
import { ownPage, refuse } from '#kernel/server/live.ts';
import { reportAs } from '#kernel/server/log.ts';
import { keepOpen } from '#kernel/server/open-doors.ts';
import { hasTooMany, holdSocket } from '#kernel/server/roof.ts';
import { type CanvasMessage, decodeMessage, encodeMessage, MOST_BYTES } from '../../../workshops/canvas/wire.ts';
import { type Admitted, admitTo, authorNames } from './access.ts';
import { type Ear, type LiveCanvas, liveCanvas, meet, partWith, take, takePresence, welcome } from './live.ts';

const ADDRESS = /^\/live\/canvas\/([0-9a-f-]{36})$/i;
const MOST_SOCKETS = 3000;
/** Apart, so that whoever spread a link does not shut the team out. */
const MOST_FOR_ONE = { team: 100, link: 100 };
/** What was typed through a day without a network comes at once; whoever reads says only what she has. */
const LARGEST_MESSAGE = { write: MOST_BYTES + 1024, read: 64 * 1024 };
const LARGEST_PRESENCE = 1024;
/** More than a whole canvas, which is sent at once. */
const BEHIND_BYTES = MOST_BYTES + 1024 * 1024;
const MOST_IN_A_SECOND = 80;
/** So much of a message counts as one more. */
const COUNTED_BYTES = 64 * 1024;
const MOST_PRESENCES_IN_A_SECOND = 10;
/** Each is answered with what is missing, which may be all: a page asks once, and again when a canvas was full. */
const MOST_WELCOMES = { count: 4, milliseconds: 10_000 };
const BEAT_MS = 20_000;
const GOING_AWAY = 1001;
const TOO_MUCH = 1008;
const COME_AGAIN = 1012;

const report = reportAs('canvas door');
const sockets = new Set<WebSocket>();

/** Answers sockets at `/live/canvas/<id>`; whoever may not come gets 404, as for a canvas that is not there. */
export function attachCanvases(server: Server): void {
	const plain = { noServer: true, perMessageDeflate: false, clientTracking: false } as const;
	const upgrades = {
		write: new WebSocketServer({ ...plain, maxPayload: LARGEST_MESSAGE.write }),
		read: new WebSocketServer({ ...plain, maxPayload: LARGEST_MESSAGE.read })
	};
	server.on('upgrade', (request, socket, head) => {
		if (!addressOf(request)) return;
		// whoever goes while she is being looked up must not end the program
		socket.on('error', () => socket.destroy());
		if (!ownPage(request) || sockets.size >= MOST_SOCKETS || hasTooMany(request)) return refuse(socket);
		admit(request)
			.then((come) => {
				if (isCrowded(come)) return refuse(socket, '503 Service Unavailable');
				upgrades[come.admitted.may].handleUpgrade(request, socket, head, (client) => join(client, request, come));
			})
			.catch((error) => {
				refuse(socket, statusOf(error) === 404 ? '404 Not Found' : '503 Service Unavailable');
				if (statusOf(error, 500) >= 500) report(error);
			});
	});
}

function isCrowded({ live, admitted: { names } }: Come): boolean {
	const alike = [...live.ears].filter((ear) => ear.names === names).length;
	return alike >= MOST_FOR_ONE[names ? 'team' : 'link'];
}

function addressOf({ url = '' }: IncomingMessage): { canvas: string; key: string | null } | null {
	const [path = '', query] = url.split('?', 2);
	const canvas = ADDRESS.exec(path)?.[1];
	return canvas ? { canvas: canvas.toLowerCase(), key: new URLSearchParams(query).get('key') } : null;
}

type Come = Readonly<{ live: LiveCanvas; admitted: Admitted; person: string | null }>;

async function admit(request: IncomingMessage): Promise<Come> {
	const { canvas, key } = addressOf(request) as NonNullable<ReturnType<typeof addressOf>>;
	const { cookie } = request.headers;
	const viewer = cookie ? await personOfRequest(new Headers({ cookie })) : null;
	const admitted = await admitTo(canvas, viewer, key);
	return { live: await liveCanvas(canvas), admitted, person: viewer?.id ?? null };
}

function join(client: WebSocket, request: IncomingMessage, { live, admitted: { may, names }, person }: Come): void {
	const ear: Ear = {
		tell: (frame) => {
			if (client.readyState !== client.OPEN) return;
			// whoever does not follow comes back and gets what she missed at once
			if (client.bufferedAmount > BEHIND_BYTES) client.terminate();
			else client.send(frame);
		},
		leave: () => client.close(COME_AGAIN),
		...{ may, names, present: null }
	};
	if (!meet(live, ear)) {
		ear.leave();
		return;
	}
	sockets.add(client);
	const tooMany = counter(MOST_IN_A_SECOND, 1000);
	const hearOut = listener(live, ear);
	const beating = setInterval(() => ear.tell(encodeMessage({ say: 'kept', number: 0 })), BEAT_MS);
	const mayStay = () => askAgain(request, ear);
	const leave = keepOpen({ standsOn: [person, live.id], mayStay, close: ear.leave });
	const letGo = holdSocket(request, () => client.terminate(), person);
	client.on('error', () => client.terminate());
	client.on('close', () => {
		letGo();
		clearInterval(beating);
		leave();
		sockets.delete(client);
		partWith(live, ear);
	});
	client.on('message', (data, binary) => {
		// whoever was told to leave may take half a minute over it
		if (client.readyState !== client.OPEN) return;
		const bytes = bytesOf(data);
		const message = binary && !tooMany(1 + bytes.length / COUNTED_BYTES) ? decodeMessage(bytes) : null;
		if (!message || !hearOut(message)) client.close(TOO_MUCH);
	});
}

const bytesOf = (data: RawData): Uint8Array =>
	data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data;

/** Counts what comes. @returns whether that is more than may be in so many milliseconds. */
function counter(most: number, milliseconds: number): (weight?: number) => boolean {
	let since = 0;
	let count = 0;
	return (weight = 1) => {
		if (Date.now() - since > milliseconds) [since, count] = [Date.now(), 0];
		count += weight;
		return count > most;
	};
}

/** Does what a page says. @returns for each message: false when it is nothing that a page of ours says. */
function listener(live: LiveCanvas, ear: Ear): (message: CanvasMessage) => boolean {
	const asksTooOften = counter(MOST_WELCOMES.count, MOST_WELCOMES.milliseconds);
	const movesTooOften = counter(MOST_PRESENCES_IN_A_SECOND, 1000);
	return (message) => {
		try {
			if (message.say === 'who') void tellNames(live, ear).catch(report);
			else if (message.say === 'have') {
				if (asksTooOften()) return false;
				welcome(live, ear, message.vector);
			} else if (ear.may !== 'write') return false;
			// where she is will be told again when she moves on, and every quarter of a minute
			else if (message.say === 'presence') return movesTooOften() || isHere(live, ear, message.update);
			else if (message.say === 'update') keepIt(live, ear, message);
			else return false;
			return true;
		} catch {
			return false;
		}
	};
}

const isHere = (live: LiveCanvas, ear: Ear, update: Uint8Array): boolean =>
	update.length <= LARGEST_PRESENCE && takePresence(live, ear, update);

function keepIt(live: LiveCanvas, ear: Ear, { number, update }: Extract<CanvasMessage, { say: 'update' }>): void {
	// what cannot be read must not be kept: no page could open the canvas any more
	Y.decodeUpdate(update);
	if (!live.closed) take(live, ear, number, update);
}

async function tellNames(live: LiveCanvas, ear: Ear): Promise<void> {
	if (ear.names) ear.tell(encodeMessage({ say: 'names', names: await authorNames(live.id) }));
}

/** Whoever has left the team, or whose link was ended, must not stay because she had come. */
async function askAgain(request: IncomingMessage, ear: Ear): Promise<boolean> {
	try {
		const { admitted } = await admit(request);
		return admitted.may === ear.may && admitted.names === ear.names;
	} catch (error) {
		if (statusOf(error) === 404) ear.tell(encodeMessage({ say: 'may', may: 'closed' }));
		throw error;
	}
}

/** Says goodbye to all (RFC 6455, 7.4.1), and `cutCanvasSockets` ends those that do not answer. */
export function closeCanvasSockets(): void {
	for (const socket of sockets) socket.close(GOING_AWAY);
}

export function cutCanvasSockets(): void {
	for (const socket of sockets) socket.terminate();
}
