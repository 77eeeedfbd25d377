import type { Area } from '#kernel/area.ts';
import { gently } from '#kernel/server/gently.ts';

/** Where people come by, in the order in which a hub hopes for them; and in whose colour each is drawn. */
export const stations = ['class', 'workshop', 'game', 'project', 'company'] as const;
export type Station = (typeof stations)[number];

export const stationAreas: Readonly<Record<Station, Area>> = {
	class: 'learning',
	workshop: 'agenda',
	game: 'journey',
	project: 'venture',
	company: 'city'
};

/** That somebody was at a station on a day. `who`: an id of whatever kind, the same wherever she is the same. */
export type Step = Readonly<{ who: string; station: Station; day: string }>;

/** A station as the so many-th (0: the first) of the people who came by it there; `stay`: of how many it is the last up to now. */
export type Spot = Readonly<{ place: number; station: Station; people: number; stay: number }>;

/** From a spot to one at the next place; `days`: the median between the first day at each. */
export type Flow = Readonly<{ place: number; from: Station; to: Station; people: number; days: number }>;

/** `further`: how many came by more than one station. */
export type Ways = Readonly<{ people: number; further: number; spots: readonly Spot[]; flows: readonly Flow[] }>;

/** Of one person, and of her nothing but that. */
export type Way = readonly Readonly<{ station: Station; day: string }>[];

/** The way of each who has taken a step: the first day at each station, in the order of days; on one day in the order of the stations. */
export async function wayOfEach(steps: Iterable<Step>): Promise<Way[]> {
	const firsts = new Map<string, Map<Station, string>>();
	await gently(steps, ({ who, station, day }) => {
		const its = firsts.get(who) ?? new Map<Station, string>();
		firsts.set(who, its);
		const known = its.get(station);
		if (known === undefined || day < known) its.set(station, day);
	});
	const ways: Way[] = [];
	await gently(firsts.values(), (its) => ways.push(inOrder(its)));
	return ways;
}

const inOrder = (firsts: ReadonlyMap<Station, string>): Way =>
	[...firsts]
		.map(([station, day]) => ({ station, day }))
		.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : rank(a.station) - rank(b.station)));

const rank = (station: Station): number => stations.indexOf(station);
const yearOf = (way: Way): string => way[0]?.day.slice(0, 4) ?? '';

/** The years in which somebody came for the first time, the latest first. */
export const yearsOf = (all: readonly Way[]): string[] => [...new Set(all.map(yearOf))].toSorted().toReversed();

/**
 * The ways of all whose first step was in a year (`null`: of all). Everybody is in one spot of each place until her last, so that who came into a spot are those who went on and those who
 * stayed. That one came after the other is all that it says.
 */
export async function waysOf(all: readonly Way[], year: string | null): Promise<Ways> {
	const ways = all.filter((way) => year === null || yearOf(way) === year);
	const spots = new Map<string, { place: number; station: Station; people: number; stay: number }>();
	const flows = new Map<string, { place: number; from: Station; to: Station; days: number[] }>();
	await gently(ways, (way) =>
		way.forEach(({ station, day }, place) => {
			const key = `${place} ${station}`;
			const spot = spots.get(key) ?? { place, station, people: 0, stay: 0 };
			const next = way[place + 1];
			spots.set(key, { ...spot, people: spot.people + 1, stay: spot.stay + (next ? 0 : 1) });
			if (!next) return;
			const to = `${key} ${next.station}`;
			const flow = flows.get(to) ?? { place, from: station, to: next.station, days: [] };
			flows.set(to, flow);
			flow.days.push(daysBetween(day, next.day));
		})
	);
	return {
		...{ people: ways.length, further: ways.filter((way) => way.length > 1).length },
		spots: [...spots.values()].toSorted((a, b) => a.place - b.place || rank(a.station) - rank(b.station)),
		flows: [...flows.values()]
			.map(({ days, ...flow }) => ({ ...flow, people: days.length, days: median(days) }))
			.toSorted((a, b) => a.place - b.place || rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to))
	};
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / DAY_MS;

/** The one in the middle; between two, the earlier. */
const median = (days: readonly number[]): number =>
	days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)] ?? 0;
