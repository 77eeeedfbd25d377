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

const NIGHT_MS = 5 * 3_600_000;

/** The day of the programme that a moment belongs to, as an ISO date: what begins before five in the morning still belongs to the evening before. */
export const festivalDay = (at: Date, timeZone: string): string =>
	new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at.getTime() - NIGHT_MS));

/** The items of each day, days and items in order of time. */
export function byDay<One extends Pick<Item, 'startsAt'>>(items: readonly One[], timeZone: string): Map<string, One[]> {
	const sorted = items.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return Map.groupBy(sorted, ({ startsAt }) => festivalDay(startsAt, timeZone));
}

/** What is on and what comes next on each stage, in the order of the stages; nothing that was called off. */
export function nowOn<One extends Pick<Item, 'stage' | 'startsAt' | 'endsAt' | 'cancelledAt'>>(
	stages: readonly Stage[],
	items: readonly One[],
	at: Date
): { stage: Stage; on: One[]; next: One | null }[] {
	const kept = items
		.filter(({ cancelledAt }) => !cancelledAt)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return stages.map((stage) => {
		const its = kept.filter((item) => item.stage === stage.id);
		return {
			stage,
			on: its.filter(({ startsAt, endsAt }) => startsAt <= at && endsAt > at),
			next: its.find(({ startsAt }) => startsAt > at) ?? null
		};
	});
}
