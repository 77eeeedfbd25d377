import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Server as SocketIo } from 'socket.io';
import { WebSocketServer } from 'ws';
import { type Ear, sendToAll } from '#kernel/server/crowd.ts';

/** A server that does nothing but send one text to all who listen, in one of the ways there are. */
const [form = '', port = '', bytes = '300'] = process.argv.slice(2);
const server = createServer((_, response) => {
	const { socket } = response;
	if (form !== 'events' || !socket) return void response.end();
	socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n');
	hold({ stream: socket, form: 'events', behindSince: 0 });
});
const ears = new Set<Ear>();
const send = form === 'socket.io' ? bySocketIo() : byUs();

function byUs(): (message: object) => void {
	const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
	server.on('upgrade', (request, socket, head) =>
		sockets.handleUpgrade(request, socket, head, () => hold({ stream: socket, form: 'socket', behindSince: 0 }))
	);
	return (message) => sendToAll(ears, JSON.stringify(message), () => JSON.stringify(message));
}

function hold(ear: Ear): void {
	ears.add(ear);
	ear.stream.on('close', () => ears.delete(ear));
	ear.stream.on('error', () => undefined);
}

function bySocketIo(): (message: object) => void {
	const io = new SocketIo(server, { transports: ['websocket'], serveClient: false });
	return (message) => void io.emit('m', message);
}

/** So many a second, for so many seconds, each at its own moment. */
async function broadcast(rate: number, seconds: number): Promise<void> {
	const began = performance.now();
	const text = randomBytes(Number(bytes)).toString('base64');
	for (let seq = 0; seq < rate * seconds; seq++) {
		await pause(Math.max(0, began + (seq * 1000) / rate - performance.now()));
		const message = { now: performance.timeOrigin + performance.now(), seq, text: '' };
		send({ ...message, text: text.slice(0, Number(bytes) - JSON.stringify(message).length) });
	}
}

server.listen({ port: Number(port), host: '127.0.0.1', backlog: 4096 }, () => console.log('ready'));
for await (const line of createInterface(process.stdin)) {
	const [, rate, seconds] = line.split(' ').map(Number);
	await broadcast(rate ?? 1, seconds ?? 1);
	console.log('done');
}
process.exit();
