import type { AskingArea } from './areas.ts';

/** Somebody who answers. `open`: how many wait for her; `areas`: none for everything. */
export type Candidate = Readonly<{
	id: string;
	areas: readonly AskingArea[];
	awayUntil: string | null;
	open: number;
}>;

/**
 * Who answers a question: one who answers about where it was asked, else whoever there is; one who is there, else the first who is back; the one for whom the fewest wait. Of two who are alike it
 * is the same each time.
 */
export function chooseWelcomer<One extends Candidate>(
	all: readonly One[],
	area: AskingArea | null,
	today: string
): One | undefined {
	const named = all.filter(({ areas }) => area !== null && areas.includes(area));
	const any = all.filter(({ areas }) => !areas.length);
	const back = ({ awayUntil }: Candidate): string => (isAway(awayUntil, today) ? (awayUntil ?? '') : '');
	const first = (some: readonly One[]): One | undefined =>
		some.toSorted(
			(a, b) => compare(back(a), back(b)) || a.open - b.open || b.areas.length - a.areas.length || compare(a.id, b.id)
		)[0];
	// whoever answers about it and is away for weeks is worth less than a colleague who is there
	const about = first([...named, ...any]);
	const other = first(all);
	return about && (!back(about) || !other || back(other)) ? about : other;
}

/** Whether somebody does not answer today. */
export const isAway = (awayUntil: string | null, today: string): boolean => awayUntil !== null && awayUntil >= today;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
