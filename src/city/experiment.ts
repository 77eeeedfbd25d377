import type { Words } from '#kernel/words.ts';

/** An experiment that a stop is: what its makers believe, when it is tried, what is asked of whom, and what was learnt. */
export type Passport = Readonly<{
	/** A work of the gallery, as it was called when this was approved. */
	work: Readonly<{ slug: string; title: Words; makers: string }> | null;
	hypothesis: Words;
	since: string;
	until: string | null;
	/** Which consent is asked, and of whom. */
	asked: Words;
	learnt: Words | null;
}>;

export const sides = ['above', 'below'] as const;
/** What a stop says instead while a value is beyond a bound. `measured`: what whoever measures calls it. */
export type Reaction = Readonly<{ measured: string; side: (typeof sides)[number]; bound: number; says: Words }>;

/** A value as it was measured last; `at` null: never. `silent`: nothing came for longer than it should. */
export type Measured = Readonly<{ value: number | null; at: Date | null; silent: boolean }>;

/** Nothing is said of a room by what was measured there longer ago, whatever whoever measures takes for late. */
const FRESH_MS = 3_600_000;

/** Whether a value is beyond the bound now; null where nobody knows: it is stale, or it is no number. */
export function isBeyond(
	{ side, bound }: Pick<Reaction, 'side' | 'bound'>,
	{ value, at, silent }: Measured,
	now: Date = new Date()
): boolean | null {
	if (value === null || at === null || silent || now.getTime() - at.getTime() > FRESH_MS) return null;
	return side === 'above' ? value > bound : value < bound;
}

/** How far an experiment is on a day. */
export const stageOf = ({ since, until }: Pick<Passport, 'since' | 'until'>, today: string) =>
	today < since ? 'ahead' : until !== null && today > until ? 'over' : 'running';
