import type { Entry } from './entries.ts';

/** A claimed moment may differ from the measured one by so much: networks waver. */
export const SLACK_MS = 1000;
/** No picture is later than a minute: what claims more is not believed. */
export const MOST_DELAY_MS = 60_000;

/** The delay that a clock tells: how long after the studio the picture shows a moment. */
export const delayOf = (now: number, clock: number): number => Math.min(Math.max(now - clock, 0), MOST_DELAY_MS);

/**
 * The moment of the programme that an act counts for: what the sender says, kept within a second of what was measured of her picture before,
 * so that nobody votes in the past. `delayMs` null: never measured, so it is now.
 */
export function momentOfAct(now: number, clock: number | undefined, delayMs: number | null): number {
	if (delayMs === null) return now;
	const measured = now - delayMs;
	return Math.min(now, Math.max(measured - SLACK_MS, Math.min(clock ?? measured, measured + SLACK_MS)));
}

/** What is on its way when a poll closes, and what waits for its turn, still counts; a result waits for that, though it is hardly seen to. */
export const GRACE_MS = 300;

/** The same order of the same hand within so long is one press; what has changed by itself within it was not yet read. */
export const ONE_PRESS_MS = 400;
/** A reveal that was asked for from a screen can be taken back for so long. */
export const TAKE_BACK_MS = 3000;

/** What a picture that is late may not wait for: what was taken away goes at once, everywhere. */
export const isUrgent = ({ kind }: Entry): boolean => kind === 'removed' || kind === 'ruled';

/** Entries as a picture shows them: by the moment they belong to, and as they came. */
export const inOrder = (a: Entry, b: Entry): number => a.at - b.at || a.v - b.v;
