import { db } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { loose } from '#kernel/server/loose.ts';
import type { Order } from '../room/orders.schema.ts';
import type { StaffState } from '../room/staff.ts';
import type { Rundown } from '../rundown.ts';
import { directorsIn, watch } from './room/figures.ts';
import { openRoomOf } from './room/opening.ts';
import { order } from './room/order.ts';
import { currentRoom, type Room } from './room/rooms.ts';
import { running } from './room/running.ts';
import { rundownOf } from './rundown.ts';
import { within } from './tables.ts';

const TURN_MS = 1000;
/** What was missed by so much is left out: somebody else directed meanwhile. */
const LATE_MS = 15_000;
const report = reportAs('autopilot');
const { go, settled } = loose(reportAs('bots'));
const program = { device: null, viewer: null, locale: 'fr', as: 'director' } as const;
type Opened = (room: Room) => Promise<void>;

let timer: NodeJS.Timeout | undefined;
let directing: Promise<void> = Promise.resolve();

/**
 * Directs the shows that begin again by themselves: segments and cues at their planned time, polls closed and revealed before the next, and a new room
 * when the film is over. While somebody sits at the control room it only keeps the show going. Several nodes may do it: what is done already
 * is refused. `opened` hears of each room that begins.
 */
export function startAutopilot(opened: Opened): void {
	timer = setTimeout(() => {
		directing = turn(opened);
	}, TURN_MS);
	timer.unref();
}

/** What it has ordered is answered before it has stopped. */
export async function stopAutopilot(): Promise<void> {
	clearTimeout(timer);
	timer = undefined;
	await directing;
	await settled();
}

async function turn(opened: Opened): Promise<void> {
	try {
		for (const show of await loopingShows()) await direct(show, opened);
	} catch (error) {
		report(error);
	} finally {
		if (timer) startAutopilot(opened);
	}
}

type Looping = Readonly<{ id: string; durationMs: number | null }>;

const loopingShows = (): Promise<Looping[]> =>
	within(db)
		.selectFrom('stage.show as s')
		.leftJoin('stage.film as f', 'f.id', 's.film')
		.select(['s.id', 'f.durationMs'])
		.where('s.loops', '=', true)
		.execute();

async function direct({ id, durationMs }: Looping, opened: Opened): Promise<void> {
	const room = await currentRoom(id);
	if (!room || room.endedAt) return begin(id, opened);
	const rundown = await rundownOf(id);
	const live = await running(room.id);
	const { state } = live;
	if (state.room.phase === 'open') {
		await order(room.id, { do: 'start' }, program);
		return;
	}
	const now = Date.now();
	const elapsed = now - (state.room.startedAt ?? now);
	const length = durationMs ?? rundown.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
	if (elapsed >= length) {
		await order(room.id, { do: 'end' }, program);
		return begin(id, opened);
	}
	watch(live, now);
	if (directorsIn(live) > 0) return;
	for (const given of dueAt(rundown, state, elapsed)) await order(room.id, given, program);
}

async function begin(show: string, opened: Opened): Promise<void> {
	const room = await openRoomOf(show, 'air');
	await order(room, { do: 'start' }, program);
	const begun = await currentRoom(show);
	if (begun) go(opened(begun));
}

/**
 * What the rundown asks for at a moment of the show: its segments follow each other, and the cues of a segment share its time evenly. A poll is
 * shown what came of it when half of its share is left.
 */
export function dueAt(rundown: Rundown, { room, taken }: StaffState, elapsedMs: number): Order[] {
	const due: Order[] = [];
	let start = 0;
	for (const { id, seconds, cues } of rundown) {
		const length = seconds * 1000;
		if (isDue(start) && !room.segments.some((segment) => segment.id === id)) due.push({ do: 'segment', segment: id });
		const share = length / Math.max(cues.length, 1);
		for (const [place, cue] of cues.entries()) {
			const at = start + share * place + Math.min(1000, share / 4);
			if (isDue(at) && !taken.includes(cue.id)) due.push({ do: 'take', cue: cue.id });
			const poll = room.polls.find((one) => one.poll.id === cue.id);
			if (poll && !poll.revealed && elapsedMs >= at + share * 0.75) due.push({ do: 'reveal', poll: cue.id });
		}
		start += length;
	}
	return due;

	function isDue(at: number): boolean {
		return elapsedMs >= at && elapsedMs < at + LATE_MS;
	}
}
