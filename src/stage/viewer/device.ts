import { MOST_DELAY_MS } from '../room/clock.ts';

/** What a device remembers of its viewer, and nobody else learns but by what she sends: her name, her postcode, how late her television is. */
export type Kept = Readonly<{ name: string; postcode: string; delay: Readonly<{ ms: number; until: number }> | null }>;

const PLACE = 'valley:viewer';
/** A household that changes its television or its channel measures again: the delay is kept for the evening. */
const EVENING_MS = 6 * 3_600_000;
const nothing: Kept = { name: '', postcode: '', delay: null };

/** A browser may refuse to keep anything, as in another site's frame: then nothing was kept. */
export function kept(): Kept {
	try {
		return { ...nothing, ...(JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Kept>) };
	} catch {
		return nothing;
	}
}

export function keep(more: Partial<Kept>): void {
	try {
		localStorage.setItem(PLACE, JSON.stringify({ ...kept(), ...more }));
	} catch {
		// not kept: it is asked again next time
	}
}

/** The household's delay, while it is believed. */
export function keptDelay(now = Date.now()): number | null {
	const { delay } = kept();
	return delay && delay.until > now ? within(delay.ms) : null;
}

export const keepDelay = (ms: number, now = Date.now()): void =>
	keep({ delay: { ms: within(ms), until: now + EVENING_MS } });

const within = (ms: number): number => Math.min(Math.max(Math.round(ms), 0), MOST_DELAY_MS);
