import { sendTo, sendToAll } from '#kernel/server/crowd.ts';
import { db } from '#kernel/server/db.ts';
import { type Entry, isForOverlay, isPublic } from '../../room/entries.ts';
import { asksWords } from '../../room/forms.ts';
import type { Frame, Mine, RoomAudience, RoomFigures } from '../../room/frames.ts';
import { shownTally } from '../../room/shown.ts';
import { ballotsOf } from './ballots.ts';
import { allEars, type LiveRoom, type RoomEar } from './live.ts';

type Kind = 'viewer' | 'overlay' | 'crew';

const kindOf: Record<RoomAudience, Kind> = {
	viewer: 'viewer',
	light: 'viewer',
	overlay: 'overlay',
	moderator: 'crew',
	director: 'crew',
	presenter: 'crew'
};

/** Which entries an audience gets. Nothing that is not public goes to viewers or overlays: there is no other way out. */
const hears: Record<RoomAudience, (entry: Entry) => boolean> = {
	viewer: isPublic,
	light: (entry) => isPublic(entry) && !heavy.has(entry.kind),
	overlay: (entry) => isPublic(entry) && isForOverlay(entry),
	moderator: () => true,
	director: () => true,
	presenter: () => true
};

const heavy: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>(['said', 'asked', 'upvoted', 'reacted']);

const isCrew = ({ as }: RoomEar): boolean => kindOf[as] === 'crew';

/** Tells everybody what came: one text for each audience, built once. Light listeners get theirs every few seconds, by `tellLight`. */
export function tell(live: LiveRoom, entries: readonly Entry[]): void {
	if (!entries.length) return;
	for (const as of ['viewer', 'overlay', 'moderator', 'director', 'presenter'] as const) {
		const ears = live.ears[as];
		const heard = ears.size ? entries.filter(hears[as]) : [];
		if (heard.length)
			sendToAll(ears, frame({ v: live.version, e: heard, now: Date.now() }), (ear) => wholeFor(live, ear as RoomEar));
	}
	tellTallies(live, entries);
}

/** Tells those who have voted what a poll adds up to that shows itself only to them. */
function tellTallies(live: LiveRoom, entries: readonly Entry[]): void {
	for (const entry of entries) {
		if (entry.kind !== 'tallied') continue;
		const poll = live.state.room.polls.find((one) => one.poll.id === entry.poll);
		if (poll?.poll.results !== 'voted' || poll.revealed) continue;
		const tally = { ...shownTally(live.state, poll.poll, entry.tally), stations: {}, communes: {} };
		const text = frame({ tallies: { [entry.poll]: tally } });
		sendToAll(
			[...live.ears.viewer, ...live.ears.light].filter((ear) => ear.voted?.has(entry.poll)),
			text,
			(ear) => wholeFor(live, ear as RoomEar)
		);
	}
}

/** Tells everybody the whole, after its log was written anew. */
export function tellWhole(live: LiveRoom): void {
	shown.delete(live);
	for (const ear of allEars(live)) if (!ear.behindSince) sendTo(ear, wholeFor(live, ear));
}

/** What light listeners missed since a version: of each count only the last. */
export function tellLight(live: LiveRoom, since: number): void {
	const ears = live.ears.light;
	if (!ears.size) return;
	const heard = live.recent.filter((entry) => entry.v > since && hears.light(entry));
	const last = new Map(heard.flatMap((entry) => (entry.kind === 'counted' ? [[entry.poll, entry.v] as const] : [])));
	const told = heard.filter((entry) => entry.kind !== 'counted' || last.get(entry.poll) === entry.v);
	if (told.length)
		sendToAll(ears, frame({ v: live.version, e: told, now: Date.now() }), (ear) => wholeFor(live, ear as RoomEar));
}

/** « Still here », and the figures for the crew. */
export function beat(live: LiveRoom, figures: RoomFigures, everybody: boolean): void {
	const now = Date.now();
	const quiet = now - live.watchedAt > live.silenceMs;
	const whole = (ear: unknown) => wholeFor(live, ear as RoomEar);
	const { viewer, light, overlay, moderator, director, presenter } = live.ears;
	const crew = [...moderator, ...director, ...presenter];
	if (crew.length) sendToAll(crew, frame({ now, figures, quiet }), whole);
	if (overlay.size) sendToAll(overlay, frame({ now, quiet }), whole);
	if (everybody) sendToAll([...viewer, ...light], frame({ now }), whole);
}

/**
 * Welcomes a listener: what she missed since the version that she has, or the whole. She hears from that very moment on, so that nothing
 * is lost between.
 */
export async function welcome(live: LiveRoom, ear: RoomEar, version: number | null): Promise<void> {
	const { device } = ear.who;
	const votes = device && live.state.room.polls.length ? await ballotsOf(db, live.room.id, device) : {};
	// she may have gone meanwhile
	if (ear.stream.destroyed) return;
	if (Object.keys(votes).length) ear.voted = new Set(Object.keys(votes));
	const missed = version === null || isCrew(ear) ? null : since(live, version);
	if (missed) sendTo(ear, frame({ v: live.version, e: missed.filter(hears[ear.as]), now: Date.now() }));
	else sendTo(ear, wholeFor(live, ear, { votes }));
	live.ears[ear.as].add(ear);
	const tallies = Object.entries(live.state.tallies).filter(
		([poll]) => ear.voted?.has(poll) && isForVoters(live, poll)
	);
	if (tallies.length)
		sendTo(
			ear,
			frame({
				tallies: Object.fromEntries(tallies.map(([poll, tally]) => [poll, { ...tally, stations: {}, communes: {} }]))
			})
		);
}

const isForVoters = (live: LiveRoom, id: string): boolean =>
	live.state.room.polls.some(
		({ poll, revealed }) => poll.id === id && poll.results === 'voted' && !asksWords(poll) && !revealed
	);

/** The public entries after a version, or null when some of them are no longer at hand. */
function since(live: LiveRoom, version: number): Entry[] | null {
	const first = live.recent[0]?.v ?? live.version + 1;
	return version <= live.version && version >= first - 1 ? live.recent.filter(({ v }) => v > version) : null;
}

/** The whole room for one listener. `mine` is told to who comes; who only fell behind knows what she has voted. */
function wholeFor(live: LiveRoom, ear: RoomEar, mine?: Mine): string {
	if (isCrew(ear)) return frame({ v: live.version, staff: live.state, now: Date.now() });
	return `{${shownTo(live, ear.as)},"now":${Date.now()}${mine ? `,"mine":${JSON.stringify(mine)}` : ''}}`;
}

type Shown = Map<RoomAudience, { version: number; text: string }>;
const shown = new WeakMap<LiveRoom, Shown>();

/** The same for all of an audience until something changes: thousands come back at once after a lost line. */
function shownTo(live: LiveRoom, as: RoomAudience): string {
	const known = shown.get(live) ?? new Map();
	shown.set(live, known);
	const last = known.get(as);
	if (last?.version === live.version) return last.text;
	const state = as === 'viewer' ? live.base : { ...live.base, chat: [], questions: {} };
	const text = JSON.stringify({ v: live.version, state, e: live.recent.filter(hears[as]) }).slice(1, -1);
	known.set(as, { version: live.version, text });
	return text;
}

export const frame = (given: Frame): string => JSON.stringify(given);
