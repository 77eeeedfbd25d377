import { inOrder, isUrgent } from './clock.ts';
import type { Entry } from './entries.ts';
import type { Answer, Frame, Mine, RoomAudience, RoomFigures } from './frames.ts';
import type { Order } from './orders.schema.ts';
import { emptyStaff, foldStaff, type StaffState } from './staff.ts';
import { emptyRoom, fold, type RoomState } from './state.ts';

type Listener = Readonly<{
	/** What the picture shows by now. */
	onState?: (state: RoomState) => void;
	onStaff?: (state: StaffState) => void;
	onMine?: (mine: Mine) => void;
	onTallies?: (tallies: StaffState['tallies']) => void;
	onFigures?: (figures: RoomFigures) => void;
	/** Whether we are heard: false from the moment the line is lost. */
	onLine?: (there: boolean) => void;
	/** Nobody in the control room is listening. */
	onQuiet?: (quiet: boolean) => void;
	onMoved?: (room: string) => void;
}>;

export type Joining = Listener &
	Readonly<{
		room: string;
		as: RoomAudience;
		/** The reader's language, in which refusals are said. */
		locale: string;
		station?: string;
		postcode?: string;
		/** Of an overlay: the key in its address. */
		key?: string;
		/** The moment that the picture shows, in milliseconds of the epoch; null when there is none to wait for. */
		clock?: () => number | null;
		/** Where the hub is, when this page is not at the same address. */
		origin?: string;
	}>;

export type Connection = Readonly<{
	/** Asks something and waits for the answer; refused with 'stage_no_line' when none came. */
	ask(order: Order): Promise<Answer>;
	/** Says something that needs no answer. */
	tell(order: Order): void;
	/** The server's clock, as measured. */
	now(): number;
	close(): void;
}>;

const PATIENCE_MS = 8000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** There are few overlays, and what they show is on television. */
const LONGEST_PAUSE_ON_AIR_MS = 1000;
/** Sockets that never opened so often: something between here and there does not let them through. */
const TRIES_BEFORE_SSE = 2;
const TICK_MS = 100;
/** Viewers are told every fifteen seconds that the room is there, the crew and what is on air every second. */
const SILENT_MS = 40_000;
const SILENT_ON_AIR_MS = 8000;
const CLOCK_EVERY_MS = 5000;

/**
 * Joins a room and stays in it: comes back by itself with what it has, takes server-sent events where sockets fail, and shows each entry when the
 * picture has reached its moment. Runs in browsers and in Node.
 */
export function joinRoom(joining: Joining): Connection {
	const { as, locale, clock = () => null } = joining;
	const origin = joining.origin ?? location.origin;
	let state = emptyRoom;
	let staff = emptyStaff;
	let version = -1;
	let held: Entry[] = [];
	let skew = 0;
	let numbered = 0;
	let tries = 0;
	let pause = FIRST_PAUSE_MS;
	let line: Line | undefined;
	let giveUp: (() => void) | undefined;
	let heardAt = 0;
	let closed = false;
	const waiting = new Map<number, (answer: Answer) => void>();
	const now = (): number => Date.now() + skew;

	function address(): string {
		const query = new URLSearchParams({ as, lang: locale });
		if (version >= 0) query.set('v', String(version));
		for (const name of ['station', 'postcode', 'key'] as const) if (joining[name]) query.set(name, joining[name]);
		return `${origin}/live/rooms/${joining.room}?${query}`;
	}

	function open(): void {
		if (closed) return;
		const made = tries < TRIES_BEFORE_SSE && 'WebSocket' in globalThis ? bySocket : byEvents;
		let opened = false;
		let over = false;
		heardAt = Date.now();
		const lost = () => {
			if (closed || over) return;
			over = true;
			if (!opened) tries++;
			joining.onLine?.(false);
			setTimeout(open, pause * (0.5 + Math.random()));
			pause = Math.min(pause * 2, as === 'overlay' ? LONGEST_PAUSE_ON_AIR_MS : LONGEST_PAUSE_MS);
		};
		giveUp = lost;
		line = made(address(), {
			opened() {
				opened = true;
				tries = 0;
				pause = FIRST_PAUSE_MS;
				joining.onLine?.(true);
			},
			heard: (frame) => hear(frame),
			lost
		});
	}

	function hear(frame: Frame): void {
		heardAt = Date.now();
		if ('now' in frame) skew = frame.now - Date.now();
		if ('ok' in frame) {
			waiting.get(frame.n)?.(frame);
			waiting.delete(frame.n);
		} else if ('moved' in frame) joining.onMoved?.(frame.moved);
		else if ('tallies' in frame) joining.onTallies?.(frame.tallies);
		else if ('staff' in frame) {
			({ staff, v: version } = frame);
			joining.onStaff?.(staff);
		} else if ('e' in frame) catchUp(frame);
		else {
			if (frame.figures) joining.onFigures?.(frame.figures);
			if (frame.quiet !== undefined) joining.onQuiet?.(frame.quiet);
		}
	}

	function catchUp(frame: Extract<Frame, { e: readonly Entry[] }>): void {
		if ('state' in frame) {
			state = frame.state;
			held = [...frame.e];
			if (frame.mine) joining.onMine?.(frame.mine);
		} else held.push(...frame.e.filter(({ v }) => v > version));
		version = Math.max(version, frame.v);
		if (joining.onStaff) {
			staff = held.reduce(foldStaff, staff);
			held = [];
			joining.onStaff(staff);
		} else show('state' in frame);
	}

	/** Folds what is due: the picture has reached it, or nothing is to be waited for. */
	function show(whole = false): void {
		const shown = clock();
		const due = shown === null ? held : held.filter((entry) => entry.at <= shown || isUrgent(entry));
		if (!due.length && !whole) return;
		held = held.filter((entry) => !due.includes(entry));
		state = due.sort(inOrder).reduce<RoomState>(fold, state);
		joining.onState?.(state);
	}

	function ask(order: Order): Promise<Answer> {
		const n = ++numbered;
		return new Promise((resolve) => {
			const timer = setTimeout(() => {
				waiting.delete(n);
				resolve({ n, ok: false, code: 'stage_no_line', message: '' });
			}, PATIENCE_MS);
			waiting.set(n, (answer) => {
				clearTimeout(timer);
				resolve(answer);
			});
			line?.send({ ...order, n } as Order);
		});
	}

	/** A line that went dead says nothing of it for minutes: one that misses its beats is left, and another one is taken. */
	function listen(): void {
		if (Date.now() - heardAt < (as === 'viewer' || as === 'light' ? SILENT_MS : SILENT_ON_AIR_MS)) return;
		heardAt = Date.now();
		line?.close();
		giveUp?.();
	}

	const beat = setInterval(() => {
		show();
		listen();
	}, TICK_MS);
	const tellClock = setInterval(() => {
		const shown = clock();
		if (shown !== null) line?.send({ do: 'clock', clock: shown });
	}, CLOCK_EVERY_MS);
	open();
	return {
		ask,
		tell: (order) => line?.send(order),
		now,
		close() {
			closed = true;
			clearInterval(beat);
			clearInterval(tellClock);
			line?.close();
		}
	};
}

type Line = Readonly<{ send(order: Order): void; close(): void }>;
type Ear = Readonly<{ opened(): void; heard(frame: Frame): void; lost(): void }>;

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
