import { m } from '#messages';
import type { Pause } from './endpoint.ts';

const pauses: Readonly<Record<Pause, () => string>> = {
	hand: m.programs_pause_hand,
	failing: m.programs_pause_failing,
	gone: m.programs_pause_gone
};

/** How an endpoint stands, in the reader's language. */
export const standing = (why: Pause | null): string => (why ? pauses[why]() : m.programs_on());
