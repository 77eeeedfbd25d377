import { once } from 'node:events';
import { WebSocket } from 'ws';
import {
	type Answer,
	emptyStaff,
	type Frame,
	foldStaff,
	type Order,
	type RoomAudience,
	type RoomState,
	type StaffState
} from '#stage';

export type Listener = Readonly<{
	/** All that came, as it came. */
	frames: readonly string[];
	/** How long each was on its way, in milliseconds. */
	delays: readonly number[];
	/** What the frames come to. */
	state(): RoomState;
	staff(): StaffState;
	/** The version of the last that came. */
	version(): number;
	/** Versions that came twice. */
	doubled(): readonly number[];
	ask(order: Order): Promise<Answer>;
	tell(order: Order): void;
	/** Waits until something holds. @throws when it never does. */
	until(what: string, holds: () => boolean, patienceMs?: number): Promise<void>;
	/** Stops reading, as a telephone that sleeps. */
	pause(): void;
	resume(): void;
	close(): void;
}>;

export type Listening = Readonly<{
	url: string;
	room: string;
	as: RoomAudience;
	/** The Cookie header. */
	cookie?: string;
	/** More of the query: station, key, v … */
	query?: Readonly<Record<string, string>>;
}>;

const PATIENCE_MS = 15_000;

/** Somebody at a room without a browser, who keeps every byte: what claims look into. */
export async function listenTo({ url, room, as, cookie, query = {} }: Listening): Promise<Listener> {
	const address = `${url.replace(/^http/, 'ws')}/live/rooms/${room}?${new URLSearchParams({ as, lang: 'fr', ...query })}`;
	const socket = new WebSocket(address, { origin: url, headers: cookie ? { cookie } : {} });
	const frames: string[] = [];
	const delays: number[] = [];
	const seen = new Set<number>();
	const twice: number[] = [];
	const answers = new Map<number, (answer: Answer) => void>();
	let staff = emptyStaff;
	let numbered = 0;
	let version = 0;
	socket.on('message', (data) => {
		const text = String(data);
		frames.push(text);
		const frame = JSON.parse(text) as Frame;
		delays.push('now' in frame ? Date.now() - frame.now : 0);
		hear(frame);
	});
	socket.on('error', () => undefined);
	await once(socket, 'open');

	function hear(frame: Frame): void {
		if ('v' in frame) version = frame.v;
		if ('ok' in frame) answers.get(frame.n)?.(frame);
		else if ('staff' in frame) staff = frame.staff;
		else if ('e' in frame) {
			if ('state' in frame) staff = { ...emptyStaff, room: frame.state };
			for (const entry of frame.e) {
				if (seen.has(entry.v) && !('state' in frame)) twice.push(entry.v);
				seen.add(entry.v);
				staff = foldStaff(staff, entry);
			}
		}
	}

	const tell = (order: Order): void => socket.send(JSON.stringify(order));
	return {
		frames,
		delays,
		state: () => staff.room,
		staff: () => staff,
		version: () => version,
		doubled: () => twice,
		tell,
		ask: (order) =>
			new Promise((resolve, reject) => {
				const n = ++numbered;
				const timer = setTimeout(() => reject(new Error(`« ${order.do} » was never answered`)), PATIENCE_MS);
				answers.set(n, (answer) => {
					clearTimeout(timer);
					resolve(answer);
				});
				tell({ ...order, n } as Order);
			}),
		async until(what, holds, patienceMs = PATIENCE_MS) {
			for (const end = Date.now() + patienceMs; !holds(); await new Promise((resolve) => setTimeout(resolve, 20)))
				if (Date.now() > end) throw new Error(`it never came to this: ${what}`);
		},
		pause: () => socket.pause(),
		resume: () => socket.resume(),
		close: () => socket.terminate()
	};
}
