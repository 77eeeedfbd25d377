import { refused } from '#kernel/errors.ts';
import { sendToAll } from '#kernel/server/crowd.ts';
import { reportAs } from '#kernel/server/log.ts';
import { loose } from '#kernel/server/loose.ts';
import type { StaffState } from '../../room/staff.ts';
import { refusal } from './answers.ts';
import type { Asked } from './asked.ts';
import { nextDue } from './dues.ts';
import { figuresOf, heardOf, ownFigures } from './figures.ts';
import { advance, allEars, type LiveRoom, listeners, load, uncounted } from './live.ts';
import { writeOrPart } from './parting.ts';
import { announce, beatsOf, sendBeat } from './relay.ts';
import { roomLog, roomsOnAir } from './rooms.ts';
import { beat, frame, tell, tellLight, tellWhole } from './telling.ts';

const TICK_MS = 100;
const WIDE_TICK_MS = 200;
const WIDE = 4000;
const COUNT_EVERY_MS = 400;
const LIGHT_EVERY_MS = 3000;
const BEAT_MS = 1000;
const BEATS_FOR_ALL = 15;
const MOST_A_TICK = 5000;
const UNUSED_MS = 5 * 60_000;
const PATIENCE_MS = 5000;
/** What the crew does is not kept waiting for the tick. */
const AT_ONCE: ReadonlySet<string> = new Set([
	'take',
	'show',
	'clear',
	'panic',
	'start',
	'end',
	'segment',
	'close',
	'reveal',
	'decide',
	'answer'
]);

const report = reportAs('room');
type Running = LiveRoom & {
	writing: boolean;
	/** Lines of its log were written anew. */
	rewritten: boolean;
	writtenAt: number;
	timer?: NodeJS.Timeout;
	timerAt: number;
	nodes: number;
	lightSince: number;
};
const rooms = new Map<string, Promise<Running>>();
let beating: NodeJS.Timeout | undefined;
let lighting: NodeJS.Timeout | undefined;
let beats = 0;
let stopped = false;
const { go, settled } = loose(report);

/** The room as this node has it, read from the database at first. @throws 404 when there is none. */
export function running(id: string): Promise<Running> {
	let known = rooms.get(id);
	if (!known) {
		if (stopped) return Promise.reject(refused('kernel_unavailable', {}, 503));
		known = load(id).then((live) => ({
			...live,
			writing: false,
			rewritten: false,
			writtenAt: 0,
			timerAt: 0,
			nodes: 0,
			lightSince: live.version
		}));
		rooms.set(id, known);
		known.then(schedule, () => rooms.delete(id));
	}
	return known;
}

/** Puts an order among those that the next transaction judges. */
export function put(live: Running, asked: Asked): void {
	if (stopped) {
		asked.answer(refusal(asked, 'kernel_unavailable'));
		return;
	}
	live.inbox.push(asked);
	schedule(live, AT_ONCE.has(asked.order.do) ? 0 : undefined);
}

/**
 * Sets the next turn: at once, at the next tick when something waits, or when something falls due. When the clock of the machine is set forward,
 * its timers do not follow: a turn that should have come is set anew.
 */
export function schedule(live: Running, soon?: number): void {
	if (stopped) return;
	const now = Date.now();
	const timers = performance.now() - now;
	const tick = live.writtenAt + (live.ears.viewer.size > WIDE ? WIDE_TICK_MS : TICK_MS);
	if (live.timer && live.timerAt <= (soon === undefined ? tick : now) + timers) return;
	const waits = live.rewritten || live.inbox.length > 0 || Object.keys(live.reactions).length > 0;
	const counts = live.polls.size || live.questions.size ? live.countedAt + COUNT_EVERY_MS : Number.POSITIVE_INFINITY;
	const due = nextDue(live.state, heardOf(live)) ?? Number.POSITIVE_INFINITY;
	const at = soon === undefined ? Math.min(waits ? tick : Number.POSITIVE_INFINITY, counts, due) : now + soon;
	if (!Number.isFinite(at) || (live.timer && live.timerAt <= at + timers)) return;
	clearTimeout(live.timer);
	live.timerAt = at + timers;
	live.timer = setTimeout(() => go(turn(live)), Math.min(Math.max(at - now, 0), 2_000_000));
	live.timer.unref();
}

/** One turn: everything that waits is judged and written in one transaction, then answered and told. */
async function turn(live: Running): Promise<void> {
	live.timer = undefined;
	if (live.writing) return;
	live.writing = true;
	// from here to here is a tick: what the writing takes is part of it
	live.writtenAt = Date.now();
	const asked = live.inbox.splice(0, MOST_A_TICK);
	const { reactions } = live;
	live.reactions = {};
	try {
		if (live.rewritten) await readAgain(live);
		await writeAndTell(live, asked, reactions);
	} catch (error) {
		report(error);
		live.inbox = [...refuseOld(asked), ...live.inbox];
	} finally {
		live.writing = false;
		schedule(live);
	}
}

async function writeAndTell(live: Running, asked: readonly Asked[], reactions: Running['reactions']): Promise<void> {
	const now = Date.now();
	const { id, show, purpose } = live.room;
	const ground = {
		room: id,
		show,
		purpose,
		get mostDelayMs() {
			return figuresOf(live).mostDelayMs;
		}
	};
	const mayCount = now - live.countedAt >= COUNT_EVERY_MS;
	const { polls, questions } = live;
	const portion = { asked, reactions, polls, questions, mayCount, heard: heardOf(live, now) };
	const known = { state: live.state, version: live.version };
	const written = await writeOrPart(ground, known, portion);
	if (!written) return gone(live, asked);
	const { batch, missed } = written;
	const counted = mayCount || batch.entries.some(({ kind }) => kind === 'closed');
	if (counted) [live.countedAt, live.polls, live.questions] = [now, new Set(), new Set()];
	for (const poll of batch.polls) live.polls.add(poll);
	for (const question of batch.questions) live.questions.add(question);
	for (const [one, answer] of batch.answers) one.answer(answer);
	tell(live, advance(live, [...missed, ...batch.entries]));
	if (batch.entries.length) announce(id, batch.entries);
}

/** The database did not answer: what is younger than five seconds is tried again, the rest is refused, so that nobody waits for ever. */
function refuseOld(asked: readonly Asked[]): Asked[] {
	const oldest = Date.now() - PATIENCE_MS;
	for (const one of asked) if (one.arrivedAt < oldest) one.answer(refusal(one, 'kernel_unavailable'));
	return asked.filter(({ arrivedAt }) => arrivedAt >= oldest);
}

/** The room was thrown away: a rehearsal that somebody closed. */
function gone(live: Running, asked: readonly Asked[]): void {
	for (const one of asked) one.answer(refusal(one, 'kernel_missing'));
	for (const { stream } of allEars(live)) stream.end();
	rooms.delete(live.room.id);
	clearTimeout(live.timer);
}

/** Hears what another node wrote; what does not follow on what is known is read from the database. */
export async function hearEntries(
	id: string,
	entries: Parameters<typeof advance>[1] | null,
	version: number
): Promise<void> {
	const live = await rooms.get(id);
	if (!live || version <= live.version) return;
	const follows = entries?.[0] && entries[0].v <= live.version + 1;
	tell(live, advance(live, follows ? entries : await roomLog(id, live.version)));
	schedule(live);
}

/** Hears that lines of a room's log were written anew, or of any room's (''): it is read again before anything else happens in it. */
export async function hearRewritten(id: string): Promise<void> {
	for (const live of await Promise.all(id ? [rooms.get(id)] : rooms.values())) {
		if (!live) continue;
		live.rewritten = true;
		schedule(live, 0);
	}
}

async function readAgain(live: Running): Promise<void> {
	const { version, state, base, recent } = await load(live.room.id);
	Object.assign(live, { version, state, base, recent, rewritten: false });
	tellWhole(live);
}

/** Tells the listeners of a room here that the show goes on in another one. */
export async function tellMoved(from: string, to: string): Promise<void> {
	const live = await rooms.get(from);
	if (live) sendToAll(allEars(live), frame({ moved: to }), () => frame({ moved: to }));
}

/** Starts what runs by itself: heartbeats, and the rooms in which something was set to happen. */
export async function startRooms(): Promise<void> {
	stopped = false;
	beating = setInterval(() => go(beatAll()), BEAT_MS);
	lighting = setInterval(() => go(lightAll()), LIGHT_EVERY_MS);
	beating.unref();
	lighting.unref();
	for (const { id } of await roomsOnAir()) go(running(id));
}

/** Lets every room go, once what was asked in it is written and answered. What comes later is refused. */
export async function stopRooms(): Promise<void> {
	stopped = true;
	clearInterval(beating);
	clearInterval(lighting);
	await settled();
	for (const room of rooms.values()) {
		const live = await room.catch(() => null);
		if (!live) continue;
		clearTimeout(live.timer);
		live.timer = undefined;
		if (live.inbox.length || Object.keys(live.reactions).length) await turn(live);
		for (const one of live.inbox.splice(0)) one.answer(refusal(one, 'kernel_unavailable'));
	}
	rooms.clear();
}

async function beatAll(): Promise<void> {
	beats++;
	for (const [id, promise] of rooms) {
		const live = await promise.catch(() => null);
		if (!live) continue;
		const heard = listeners(live);
		if (heard) live.usedAt = Date.now();
		lookForTheLost(live);
		if (heard) sendBeat({ room: id, ...ownFigures(live) });
		const everybody = beats % BEATS_FOR_ALL === 0;
		beat(live, figuresOf(live), everybody);
		const unused = !heard && !live.inbox.length && Date.now() - live.usedAt > UNUSED_MS;
		if (unused && nextDue(live.state, heardOf(live)) === null) rooms.delete(id);
	}
}

/** A node that is no longer heard may have counted ballots that it told nobody: they are added up again. */
function lookForTheLost(live: Running): void {
	const nodes = beatsOf(live.room.id).length;
	if (nodes < live.nodes) {
		for (const poll of uncounted(live)) live.polls.add(poll);
		schedule(live);
	}
	live.nodes = nodes;
}

async function lightAll(): Promise<void> {
	for (const promise of rooms.values()) {
		const live = await promise.catch(() => null);
		if (!live) continue;
		tellLight(live, live.lightSince);
		live.lightSince = live.version;
	}
}

/** What the crew sees of a room now. @throws 404 when there is none. */
export const stateOf = async (id: string): Promise<StaffState> => (await running(id)).state;
