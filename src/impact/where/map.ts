import type { Ground } from '#network';

/** In so many classes at most are communes drawn: more tones of one colour are not told apart. */
const MOST_LEVELS = 4;

/** A class of amounts, from its least to its most. */
export type Level = Readonly<{ least: number; most: number }>;

/** Classes with as many different amounts in each, the small ones first; what is nothing is in none. */
export function levelsOf(amounts: Iterable<number>): Level[] {
	const distinct = [...new Set(amounts)].filter((one) => one > 0).toSorted((a, b) => a - b);
	const many = Math.min(MOST_LEVELS, distinct.length);
	return Array.from({ length: many }, (_, at) => {
		const from = Math.floor((at * distinct.length) / many);
		const until = Math.floor(((at + 1) * distinct.length) / many) - 1;
		return { least: distinct[from] ?? 0, most: distinct[until] ?? 0 };
	});
}

/** How dark a class is drawn, of 1 to 4: fewer classes are as far from each other as more. 0 for nothing. */
export function toneOf(amount: number, levels: readonly Level[]): number {
	const at = levels.findIndex(({ most }) => amount <= most);
	return amount > 0 && at >= 0 ? MOST_LEVELS - levels.length + at + 1 : 0;
}

/** A region with how much is in each of its communes, in words too: as a page and a picture draw it. */
export type MapDrawn = Readonly<{
	width: number;
	height: number;
	parts: readonly Readonly<{
		name: string;
		outline: string;
		tone: number;
		says: string | null;
		x: number;
		y: number;
	}>[];
	legend: readonly Readonly<{ tone: number; says: string }>[];
}>;

/** @param says an amount as the reader's language has it */
export function mapOf(
	{ width, height, parts }: Ground,
	amounts: ReadonlyMap<string | null, number>,
	says: (amount: number) => string
): MapDrawn {
	const levels = levelsOf(parts.map(({ name }) => amounts.get(name) ?? 0));
	return {
		...{ width, height },
		parts: parts.map(({ name, outline, middle }) => {
			const amount = amounts.get(name) ?? 0;
			return { name, outline, ...middle, tone: toneOf(amount, levels), says: amount ? says(amount) : null };
		}),
		legend: levels.map(({ least, most }) => ({
			tone: toneOf(most, levels),
			says: least === most ? says(least) : `${says(least)}–${says(most)}`
		}))
	};
}
