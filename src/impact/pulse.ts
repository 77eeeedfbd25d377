import type { Area } from '#kernel/area.ts';
import type { Fact, Ref } from '#kernel/facts.ts';
import { isoDate } from '#kernel/time.ts';

/** Facts by week and area: Monday as ISO date → area → how many. */
export type Counts = Readonly<Record<string, Readonly<Partial<Record<Area, number>>>>>;

/** A fact that counts. `weight` is 1, or −1 for a correction: it takes back what it corrects, in the week and the area of that. */
export type Beat = Readonly<{ area: Area; at: Date; weight: 1 | -1 }>;

/** Whose facts count for which area: by the module in the verb, or for the area of the offering that the fact is about. */
const areas: Readonly<Record<string, Area | 'offering'>> = {
	network: 'network',
	partnering: 'network',
	missions: 'venture',
	groups: 'network',
	sensing: 'city',
	agenda: 'offering',
	participation: 'offering',
	learning: 'learning',
	journey: 'journey',
	venture: 'venture',
	stage: 'stage',
	city: 'city'
};

type Told = Pick<Fact, 'verb' | 'object' | 'context' | 'source'>;

/** What the program concludes by itself from what somebody did is its echo: a goal that is reached, a cohort's places in all its séances. What was done counts. */
const isEcho = ({ source }: Pick<Fact, 'source'>): boolean => source === 'job';

/** What the area of a fact must be looked up by: an occurrence or an offering; null when its verb says the area, or when it counts nowhere. */
export function lookup(fact: Told): Ref | null {
	const { verb, object, context } = fact;
	if (isEcho(fact) || areas[prefix(verb)] !== 'offering') return null;
	return [object, context].find((one) => one?.kind === 'occurrence' || one?.kind === 'offering') ?? null;
}

/** The area that a fact counts for, given the areas that were looked up; null when it counts nowhere. */
export function areaOf(fact: Told, found: ReadonlyMap<string, Area>): Area | null {
	if (isEcho(fact)) return null;
	const area = areas[prefix(fact.verb)];
	if (area !== 'offering') return area ?? null;
	return found.get(lookup(fact)?.id ?? '') ?? null;
}

/** Adds facts to counts; in whatever portions they come, the sum is the same. */
export function fold(counts: Counts, beats: readonly Beat[], timeZone: string): Counts {
	const sums: Record<string, Partial<Record<Area, number>>> = Object.fromEntries(
		Object.entries(counts).map(([week, of]) => [week, { ...of }])
	);
	for (const { area, at, weight } of beats) {
		const week = weekOf(at, timeZone);
		const of = sums[week] ?? {};
		of[area] = (of[area] ?? 0) + weight;
		sums[week] = of;
	}
	return sums;
}

/** The Monday of a moment's week by the clock of a zone, as ISO date. */
export const weekOf = (at: Date, timeZone: string): string => {
	const day = new Date(isoDate(at, timeZone));
	return plusDays(day, -((day.getUTCDay() + 6) % 7));
};

/** The Mondays of the `n` weeks that end with the given one, oldest first. */
export const weeksUntil = (last: string, n: number): string[] =>
	Array.from({ length: n }, (_, index) => plusDays(new Date(last), 7 * (index - n + 1)));

const plusDays = (day: Date, days: number): string =>
	new Date(day.getTime() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

const prefix = (verb: string): string => verb.slice(0, verb.indexOf('.'));
