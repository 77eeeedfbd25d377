import type { Ear } from '#kernel/server/crowd.ts';
import { MOST_DELAY_MS } from '../../room/clock.ts';
import { type Entry, isPublic, type Reaction } from '../../room/entries.ts';
import type { RoomAudience } from '../../room/frames.ts';
import { entryWithout, goneFrom, stateWithout } from '../../room/gone.ts';
import { emptyStaff, foldStaff, type StaffState } from '../../room/staff.ts';
import { emptyRoom, fold, type RoomState } from '../../room/state.ts';
import { showById, stationsOf } from '../shows.ts';
import type { Asked, Who } from './asked.ts';
import type { Press } from './presses.ts';
import { type Room, roomById, roomLog } from './rooms.ts';

/** Somebody who listens to a room. */
export type RoomEar = Ear & {
	readonly as: RoomAudience;
	who: Who;
	/** Polls that she has voted in, once there is one. */
	voted: Set<string> | null;
	/** When she last spoke, and how many orders she gave in these two seconds. */
	spokeAt: number;
	orders: number;
	ordersSince: number;
	/** What she asked last. */
	pressed?: Press;
};

/** Somebody who gives orders: a listener, or one who comes without a socket and is known by her device. */
export type Speaker = Pick<RoomEar, 'as' | 'who' | 'voted' | 'spokeAt' | 'orders' | 'ordersSince' | 'pressed'>;

/** A room as this node has it: its state up to a version, who listens here, and what waits to be written. */
export type LiveRoom = {
	readonly room: Room;
	readonly silenceMs: number;
	readonly stations: ReadonlyMap<string, string>;
	version: number;
	state: StaffState;
	/** What everybody sees, as of a minute ago, and what came since: a late picture begins there. */
	base: RoomState;
	recent: Entry[];
	readonly ears: Readonly<Record<RoomAudience, Set<RoomEar>>>;
	/** Those who speak without a socket, by device, so that slow mode is slow for them too. */
	readonly speakers: Map<string, Speaker>;
	inbox: Asked[];
	reactions: Partial<Record<Reaction, number>>;
	polls: Set<string>;
	questions: Set<string>;
	countedAt: number;
	/** When a control room was last heard, here or on another node. */
	watchedAt: number;
	spoken: number[];
	usedAt: number;
};

/** Reads a room into memory. @throws 404 when there is none. */
export async function load(id: string, now = Date.now()): Promise<LiveRoom> {
	const room = await roomById(id);
	const [{ silenceSeconds }, stations, entries] = await Promise.all([
		showById(room.show),
		stationsOf(room.show),
		roomLog(id)
	]);
	const live: LiveRoom = {
		room,
		silenceMs: silenceSeconds * 1000,
		stations: new Map(stations.map(({ slug, id: station }) => [slug, station])),
		version: 0,
		state: emptyStaff,
		base: emptyRoom,
		recent: [],
		ears: {
			viewer: new Set(),
			light: new Set(),
			overlay: new Set(),
			moderator: new Set(),
			director: new Set(),
			presenter: new Set()
		},
		speakers: new Map(),
		inbox: [],
		reactions: {},
		polls: new Set(),
		questions: new Set(),
		countedAt: 0,
		watchedAt: now,
		spoken: [],
		usedAt: now
	};
	advance(live, entries, now);
	// ballots that were counted just before a power cut: no entry tells them yet
	live.polls = new Set(uncounted(live));
	return live;
}

/** Everybody who listens to a room here. */
export const allEars = ({ ears }: LiveRoom): RoomEar[] => Object.values(ears).flatMap((some) => [...some]);

export const listeners = ({ ears }: LiveRoom): number => Object.values(ears).reduce((sum, { size }) => sum + size, 0);

const MOST_SPEAKERS = 5000;

/** Who speaks without a socket, as she was known before: a viewer by her device, somebody of the crew by herself, on whichever page. */
export function speakerOf(live: LiveRoom, who: Who): Speaker {
	const fresh = { as: who.as, who, voted: null, spokeAt: 0, orders: 0, ordersSince: 0 };
	const key = ['viewer', 'light'].includes(who.as)
		? who.device?.toString('hex')
		: who.viewer && `${who.as} ${who.viewer.id}`;
	if (!key) return fresh;
	const known = live.speakers.get(key);
	if (known) known.who = who;
	else {
		if (live.speakers.size >= MOST_SPEAKERS) live.speakers.delete(live.speakers.keys().next().value as string);
		live.speakers.set(key, fresh);
	}
	return known ?? fresh;
}

/** Takes entries that follow what is known; those that are known already are left out. @returns the new ones. */
export function advance(live: LiveRoom, entries: readonly Entry[], now = Date.now()): Entry[] {
	const fresh = entries.filter(({ v }) => v > live.version);
	for (const entry of fresh) {
		live.state = foldStaff(live.state, entry);
		live.version = entry.v;
		if (isPublic(entry)) live.recent.push(entry);
		if (entry.kind === 'removed') live.base = fold(live.base, entry);
		if (isTakenAway(entry)) takeAway(live, entry.message);
	}
	while (live.recent[0] && live.recent[0].at < now - MOST_DELAY_MS)
		live.base = fold(live.base, live.recent.shift() as Entry);
	return fresh;
}

/** The polls whose sum may be other than what was told last. */
export const uncounted = ({ state }: LiveRoom): string[] =>
	state.room.polls.filter(({ revealed }) => !revealed).map(({ poll }) => poll.id);

const isTakenAway = (entry: Entry): entry is Extract<Entry, { message: string }> =>
	entry.kind === 'removed' || (entry.kind === 'decided' && entry.state === 'removed');

function takeAway(live: LiveRoom, message: string): void {
	const gone = goneFrom(live.state, [message]);
	live.base = stateWithout(live.base, gone);
	live.recent = live.recent.flatMap((entry) => entryWithout(entry, gone) ?? []);
}
