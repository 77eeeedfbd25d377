import type { Picture } from '#kernel/picture.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import type { Hours } from './hours.ts';
import type { OpenTo, SpaceKind } from './kinds.ts';

/** By which rules a space is booked; what they mean stands in `space.schema.ts`. */
export type Rules = Readonly<{
	openTo: OpenTo;
	approval: boolean;
	stepMinutes: number;
	minMinutes: number;
	maxMinutes: number;
	aheadDays: number;
	noticeMinutes: number;
	beforeMinutes: number;
	afterMinutes: number;
	cancelHours: number;
}>;

/** Something that can be booked, in its place. */
export type Space = Rules &
	Readonly<{
		id: string;
		slug: string;
		kind: SpaceKind;
		name: Words;
		sentence: Words | null;
		capacity: number | null;
		/** How many units it has that are given, those of its parts included. */
		units: number;
		/** The slugs of its parts. */
		parts: readonly string[];
		equipment: readonly string[];
		stepFree: boolean | null;
		hearingLoop: boolean | null;
		lift: boolean | null;
		access: Words | null;
		picture: Picture | null;
		hours: Hours;
		closedOnHolidays: boolean;
		operation: string | null;
		fictional: boolean;
		place: Readonly<{ id: string; slug: string; name: string; locality: string | null }>;
		/** The id of the organisation that keeps the place. */
		keeper: string | null;
		updatedAt: Date;
		deletedAt: Date | null;
	}>;

/** A space as a list of all houses names it. */
export const inItsHouse = (
	{ name, place }: Readonly<{ name: Words; place: Readonly<{ name: string }> }>,
	locale: Locale
): string => `${place.name} — ${say(name, locale).text}`;
