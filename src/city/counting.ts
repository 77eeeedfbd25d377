import type { Locale } from '#kernel/words.ts';
import type { Audience } from './kinds.ts';

/** What a device remembers of a visit until the day ends, for itself alone: the stops of a trail that it has opened, in their order. */
export type Visit = Readonly<{ day: string; seen: readonly string[] }>;

/** A stop as it is opened on a device, by its code. */
export type Opening = Readonly<{ day: string; stop: string; locale: Locale; audience: Audience }>;

/** What the hub is told of an opening: nothing that two of them have in common says that one visitor made both. */
export type CountLine = Opening &
	Readonly<{
		/** Whether the visit had not opened it before. */
		arrived: boolean;
		/** The new stop before it, where it is not the first of the visit. */
		from: string | null;
		/** How long it was open, or heard. */
		seconds: number;
	}>;

/** Longer is a telephone that was laid down. */
export const MOST_SECONDS = 1800;
/** What is told at once, and how late. */
export const MOST_LINES = 50;
export const MOST_DAYS_LATE = 7;

/** A visit after it opens a stop, and what is to be told of that. Another day is another visit. */
export function open(visit: Visit | undefined, opening: Opening): { visit: Visit; line: CountLine } {
	const { day, stop } = opening;
	const seen = visit?.day === day ? visit.seen : [];
	const arrived = !seen.includes(stop);
	const line = { ...opening, arrived, from: arrived ? (seen.at(-1) ?? null) : null, seconds: 0 };
	return { visit: { day, seen: arrived ? [...seen, stop] : seen }, line };
}

/** The counts of a stop on a day, in one language for some. */
export type StopCount = Readonly<{
	day: string;
	stop: string;
	locale: Locale;
	audience: Audience;
	opened: number;
	arrived: number;
	begun: number;
	wentOn: number;
	seconds: number;
}>;

/** What lines add up to, whatever their order; a stop that the trail has not is left out. */
export function countsOf(lines: readonly CountLine[], has: (stop: string) => boolean): StopCount[] {
	const counts = new Map<string, StopCount>();
	const add = (stop: string, { day, locale, audience }: Opening, more: Partial<StopCount>): void => {
		const key = [day, stop, locale, audience].join(' ');
		const none = { opened: 0, arrived: 0, begun: 0, wentOn: 0, seconds: 0 };
		const its = counts.get(key) ?? { day, stop, locale, audience, ...none };
		const sums = Object.fromEntries(
			(Object.keys(none) as (keyof typeof none)[]).map((one) => [one, its[one] + (more[one] ?? 0)])
		);
		counts.set(key, { ...its, ...sums });
	};
	for (const line of lines) {
		if (!has(line.stop)) continue;
		const { arrived, from, seconds } = line;
		add(line.stop, line, { opened: 1, arrived: Number(arrived), begun: Number(arrived && !from), seconds });
		if (from && has(from)) add(from, line, { wentOn: 1 });
	}
	// in one order for all that are written at once
	return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, its]) => its);
}
