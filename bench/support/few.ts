import { once } from 'node:events';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Peer } from './peers.ts';

type Message = { seq: number };
type Hear = (message: Message) => void;

/** Some listeners without a compiler: what each of them got, in the order in which it came. */
export async function listenFew(peer: Exclude<Peer, 'floor'>, port: number, count: number): Promise<number[][]> {
	const open = { ours: openSocket, events: openEvents, 'socket.io': openSocketIo }[peer];
	return Promise.all(
		Array.from({ length: count }, async () => {
			const got: number[] = [];
			await open(port, ({ seq }) => got.push(seq));
			return got;
		})
	);
}

async function openSocket(port: number, hear: Hear): Promise<void> {
	const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
	socket.on('message', (data) => hear(JSON.parse(String(data))));
	socket.on('error', () => undefined);
	await once(socket, 'open');
}

async function openEvents(port: number, hear: Hear): Promise<void> {
	const request = get({ port, host: '127.0.0.1' });
	const [response] = await once(request, 'response');
	response.on('error', () => undefined);
	createInterface(response).on('line', (line) => line.startsWith('data: ') && hear(JSON.parse(line.slice(6))));
}

async function openSocketIo(port: number, hear: Hear): Promise<void> {
	const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });
	socket.on('m', hear);
	await new Promise<void>((resolve) => socket.on('connect', resolve));
}
