import type { Frame } from './frames.ts';
import type { Order } from './orders.schema.ts';

/** A way to a room and back. */
export type Line = Readonly<{ send(order: Order): void; close(): void }>;
type Ear = Readonly<{ opened(): void; heard(frame: Frame): void; lost(): void }>;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** There are few overlays, and what they show is on television. */
const LONGEST_PAUSE_ON_AIR_MS = 1000;
/** Sockets that never opened so often: something between here and there does not let them through. */
const TRIES_BEFORE_SSE = 2;
const LOOK_EVERY_MS = 500;
/** Viewers are told every fifteen seconds that the room is there, the crew and what is on air every second. */
const SILENT_MS = 40_000;
const SILENT_ON_AIR_MS = 8000;

type Keeping = Readonly<{
	/** Where to, as it is when a line is opened. */
	address(): string;
	audience: 'public' | 'crew' | 'overlay';
	heard(frame: Frame): void;
	/** Whether we are heard. */
	onLine(there: boolean): void;
}>;

/** Keeps a line open: by a socket, or by events where sockets fail. One that is lost, or says nothing for too long, is replaced by another one. */
export function keepLine({ address, audience, heard, onLine }: Keeping): Line {
	let line: Line | undefined;
	let leave = (): void => undefined;
	let tries = 0;
	let pause = FIRST_PAUSE_MS;
	let heardAt = 0;
	let closed = false;

	function open(): void {
		if (closed) return;
		const made = tries < TRIES_BEFORE_SSE && 'WebSocket' in globalThis ? bySocket : byEvents;
		let opened = false;
		let over = false;
		heardAt = Date.now();
		leave = () => {
			if (closed || over) return;
			over = true;
			if (!opened) tries++;
			onLine(false);
			setTimeout(open, pause * (0.5 + Math.random()));
			pause = Math.min(pause * 2, audience === 'overlay' ? LONGEST_PAUSE_ON_AIR_MS : LONGEST_PAUSE_MS);
		};
		line = made(address(), {
			opened() {
				[opened, tries, pause] = [true, 0, FIRST_PAUSE_MS];
				onLine(true);
			},
			heard(frame) {
				heardAt = Date.now();
				heard(frame);
			},
			lost: leave
		});
	}

	/** A line that went dead says nothing of it for minutes. */
	function look(): void {
		if (Date.now() - heardAt < (audience === 'public' ? SILENT_MS : SILENT_ON_AIR_MS)) return;
		heardAt = Date.now();
		line?.close();
		leave();
	}

	const looking = setInterval(look, LOOK_EVERY_MS);
	open();
	return {
		send: (order) => line?.send(order),
		close() {
			closed = true;
			clearInterval(looking);
			line?.close();
		}
	};
}

function bySocket(address: string, ear: Ear): Line {
	const socket = new WebSocket(address.replace(/^http/, 'ws'));
	socket.onopen = ear.opened;
	socket.onmessage = ({ data }) => ear.heard(JSON.parse(String(data)) as Frame);
	socket.onclose = ear.lost;
	return {
		send: (order) => {
			if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(order));
		},
		close: () => socket.close()
	};
}

/** Events come by one request that stays open; each order is a request of its own, and its answer comes back with it. */
function byEvents(address: string, ear: Ear): Line {
	const source = new EventSource(address, { withCredentials: true });
	source.onopen = ear.opened;
	source.onmessage = ({ data }) => ear.heard(JSON.parse(String(data)) as Frame);
	source.onerror = () => {
		source.close();
		ear.lost();
	};
	return {
		send(order) {
			fetch(address, {
				method: 'POST',
				credentials: 'include',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(order)
			})
				.then((response) => (response.status === 200 ? response.json() : null))
				.then((answer: Frame | null) => answer && ear.heard(answer))
				.catch(() => undefined);
		},
		close: () => source.close()
	};
}
