import { hourOf, isoDate } from '#kernel/time.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { PlaceCard } from '#network';
import type { OfferingArea } from '../offering.ts';

/** Where something happens at a festival: a room, a stand, a corner with a name. */
export type Stage = Readonly<{ id: string; name: Words; place: PlaceCard | null }>;

/** A thread through the programme: a word, and the colour of an area. */
export type Track = Readonly<{ id: string; label: Words; area: OfferingArea }>;

/** One thing on the programme. */
export type Item = Readonly<{
	id: string;
	stage: string;
	track: string | null;
	startsAt: Date;
	endsAt: Date;
	title: Words;
	summary: Words | null;
	/** Who is on stage, parted by commas. */
	people: string;
	language: Locale | null;
	minAge: number | null;
	url: string | null;
	/** The séance that one registers for. */
	occurrence: string | null;
	cancelledAt: Date | null;
	revision: number;
	updatedAt: Date;
}>;

/** The programme of a festival: stages and tracks in their order, items by time. */
export type Programme = Readonly<{ stages: readonly Stage[]; tracks: readonly Track[]; items: readonly Item[] }>;

/** What somebody wants to see of a programme; an empty text is anything. */
export type Wanted = Readonly<{ track: string; stage: string; language: string; age: number | null }>;

/** Whether an item is what somebody wants to see; one that names no language or no age is for everybody. */
export const isWanted = (item: Item, { track, stage, language, age }: Wanted): boolean =>
	(!track || item.track === track) &&
	(!stage || item.stage === stage) &&
	(!language || item.language === null || item.language === language) &&
	(age === null || item.minAge === null || item.minAge <= age);

const NIGHT_HOURS = 5;
const DAY_MS = 86_400_000;

/** The day of the programme that a moment belongs to, as an ISO date: what begins before five in the morning still belongs to the evening before. */
export function festivalDay(at: Date, timeZone: string): string {
	const date = isoDate(at, timeZone);
	if (hourOf(at, timeZone) >= NIGHT_HOURS) return date;
	return new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);
}

/** The items of each day, days and items in order of time. */
export function byDay<One extends Pick<Item, 'startsAt'>>(items: readonly One[], timeZone: string): Map<string, One[]> {
	const sorted = items.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return Map.groupBy(sorted, ({ startsAt }) => festivalDay(startsAt, timeZone));
}

/** How much of what comes next on a stage is told. */
const NEXT = 3;

/** What is on and the three things that come next on each stage, in the order of the stages; nothing that was called off. */
export function nowOn<One extends Pick<Item, 'stage' | 'startsAt' | 'endsAt' | 'cancelledAt'>>(
	stages: readonly Stage[],
	items: readonly One[],
	at: Date
): { stage: Stage; on: One[]; next: One[] }[] {
	const kept = items
		.filter(({ cancelledAt }) => !cancelledAt)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return stages.map((stage) => {
		const its = kept.filter((item) => item.stage === stage.id);
		return {
			stage,
			on: its.filter(({ startsAt, endsAt }) => startsAt <= at && endsAt > at),
			next: its.filter(({ startsAt }) => startsAt > at).slice(0, NEXT)
		};
	});
}

const SOON_MS = 2 * DAY_MS;

/** What a screen must know to go on alone: what is on, what begins within two days, and what comes next on each stage; nothing that was called off. */
export function soonOn<One extends Pick<Item, 'stage' | 'startsAt' | 'endsAt' | 'cancelledAt'>>(
	items: readonly One[],
	at: Date
): One[] {
	const told = new Map<string, number>();
	return items
		.filter(({ endsAt, cancelledAt }) => endsAt > at && !cancelledAt)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
		.filter(({ stage, startsAt }) => {
			const before = told.get(stage) ?? 0;
			if (startsAt > at) told.set(stage, before + 1);
			return before < NEXT || startsAt.getTime() < at.getTime() + SOON_MS;
		});
}
