import type { Answer, Mine, RoomAudience, RoomFigures } from './frames.ts';
import { keepLine } from './line.ts';
import type { Order } from './orders.schema.ts';
import type { StaffState } from './staff.ts';
import type { RoomState } from './state.ts';
import { toldTo } from './told.ts';

type Listener = Readonly<{
	/** What the picture shows by now. */
	onState?: (state: RoomState) => void;
	/** `version`: how far the room has come with it. */
	onStaff?: (state: StaffState, version: number) => void;
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
const TICK_MS = 100;
const CLOCK_EVERY_MS = 5000;

/**
 * Joins a room and stays in it: comes back by itself with what it has, takes server-sent events where sockets fail, and shows each entry when the
 * picture has reached its moment. Runs in browsers and in Node.
 */
export function joinRoom(joining: Joining): Connection {
	const { as, clock = () => null } = joining;
	const told = toldTo(joining);
	const waiting = new Map<number, (answer: Answer) => void>();
	let numbered = 0;
	let skew = 0;

	const line = keepLine({
		address: () => addressOf(joining, told.version()),
		audience: as === 'viewer' || as === 'light' ? 'public' : as === 'overlay' ? 'overlay' : 'crew',
		onLine: (there) => joining.onLine?.(there),
		heard(frame) {
			if ('now' in frame) skew = frame.now - Date.now();
			if ('ok' in frame) waiting.get(frame.n)?.(frame);
			else told.hear(frame);
		}
	});

	function ask(order: Order): Promise<Answer> {
		const n = ++numbered;
		return new Promise((resolve) => {
			const answered = (answer: Answer) => {
				clearTimeout(timer);
				waiting.delete(n);
				resolve(answer);
			};
			const timer = setTimeout(() => answered({ n, ok: false, code: 'stage_no_line', message: '' }), PATIENCE_MS);
			waiting.set(n, answered);
			line.send({ ...order, n } as Order);
		});
	}

	const showing = setInterval(() => told.show(), TICK_MS);
	const tellingClock = setInterval(() => {
		const shown = clock();
		if (shown !== null) line.send({ do: 'clock', clock: shown });
	}, CLOCK_EVERY_MS);
	return {
		ask,
		tell: line.send,
		now: () => Date.now() + skew,
		close() {
			clearInterval(showing);
			clearInterval(tellingClock);
			line.close();
		}
	};
}

function addressOf(joining: Joining, version: number): string {
	const query = new URLSearchParams({ as: joining.as, lang: joining.locale });
	if (version >= 0) query.set('v', String(version));
	for (const name of ['station', 'postcode', 'key'] as const) if (joining[name]) query.set(name, joining[name]);
	return `${joining.origin ?? location.origin}/live/rooms/${joining.room}?${query}`;
}
