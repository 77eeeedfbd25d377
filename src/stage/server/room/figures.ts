import type { RoomFigures } from '../../room/frames.ts';
import type { Heard } from './dues.ts';
import type { LiveRoom } from './live.ts';
import { type Beat, beatsOf } from './relay.ts';

/** How many sit at the control room of a room, here and on other nodes. */
export const directorsIn = (live: LiveRoom): number =>
	[ownFigures(live), ...beatsOf(live.room.id)].reduce((sum, { directors }) => sum + directors, 0);

/** A control room is there, on this node or another. */
export function watch(live: LiveRoom, at = Date.now()): void {
	live.watchedAt = Math.max(live.watchedAt, at);
}

/** What this node knows of the listeners everywhere. */
export const heardOf = (live: LiveRoom, now = Date.now()): Heard => {
	for (const { watchedAt } of beatsOf(live.room.id, now)) watch(live, watchedAt);
	return {
		get viewers() {
			return figuresOf(live).viewers;
		},
		watchedAt: live.watchedAt,
		silenceMs: live.silenceMs
	};
};

const MINUTE = 60_000;

/** What this node can say of its own listeners. */
export function ownFigures(live: LiveRoom): Omit<Beat, 'room' | 'node' | 'at'> {
	const viewers = [...live.ears.viewer, ...live.ears.light];
	const delays = viewers.flatMap(({ who }) => who.delayMs ?? []).sort((a, b) => a - b);
	const since = Date.now() - MINUTE;
	live.spoken = live.spoken.filter((at) => at > since);
	return {
		version: live.version,
		viewers: viewers.length,
		directors: live.ears.director.size,
		delayMs: delays[delays.length >> 1] ?? 0,
		mostDelayMs: delays[latest(delays.length)] ?? 0,
		messagesPerMinute: live.spoken.length,
		watchedAt: live.watchedAt
	};
}

/** Few that pretend to be a minute late must not keep everybody waiting for a result: of many, the latest two in a hundred do not count. */
const latest = (count: number): number => (count < 20 ? count - 1 : Math.floor(count * 0.98) - 1);

/** Of all nodes together. */
export function figuresOf(live: LiveRoom): RoomFigures {
	const all = [ownFigures(live), ...beatsOf(live.room.id)];
	const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
	const widest = all.reduce((a, b) => (b.viewers > a.viewers ? b : a));
	return {
		viewers: sum(({ viewers }) => viewers),
		delayMs: widest.delayMs,
		mostDelayMs: Math.max(...all.map(({ mostDelayMs }) => mostDelayMs)),
		messagesPerMinute: sum(({ messagesPerMinute }) => messagesPerMinute)
	};
}
