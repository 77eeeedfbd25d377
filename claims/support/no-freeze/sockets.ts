import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const SOCKETS = 40;
const FRAMES = 200;

/** Sockets to every door there is, which send as much as they can: what is nonsense, what is deep, what is too long. @param cookie whose canvases these are @returns how many were let in */
export async function crowdSockets(
	url: string,
	{ rooms, canvases, cookie }: Readonly<{ rooms: readonly string[]; canvases: readonly string[]; cookie: string }>
): Promise<number> {
	const doors = ['/live', ...rooms.map((room) => `/live/rooms/${room}?as=viewer&lang=fr`)].concat(
		canvases.map((canvas) => `/live/canvas/${canvas}`)
	);
	const frames = [
		'['.repeat(4000),
		JSON.stringify({ do: 'say', n: 1, text: 'abcdefghij'.repeat(700) }),
		JSON.stringify({ do: 'vote', n: 2, poll: 'x'.repeat(7000), choice: Array(500).fill('0') }),
		'x'.repeat(60_000),
		// a canvas hears bytes: what it says, and changes of a document without an end
		...[0, 1, 2].map((kind) => Buffer.concat([Buffer.from([kind]), Buffer.alloc(60_000, 0xff)])),
		Buffer.concat([Buffer.from([1]), Buffer.alloc(60_000, 0)])
	];
	let open = 0;
	const shout = async (at: number): Promise<void> => {
		const path = doors[at % doors.length] ?? '/live';
		const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { origin: url, headers: { cookie } });
		socket.on('error', () => undefined);
		const came = await Promise.race([
			once(socket, 'open').then(() => true),
			once(socket, 'close').then(() => false)
		]).catch(() => false);
		if (came) open++;
		for (let nth = 0; nth < FRAMES && socket.readyState === WebSocket.OPEN; nth++) {
			socket.send(frames[(nth + at) % frames.length] ?? '');
			if (nth % 10 === 0) await pause(1);
		}
		socket.terminate();
	};
	await Promise.all(Array.from({ length: SOCKETS }, (_, at) => shout(at)));
	return open;
}
