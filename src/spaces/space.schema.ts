import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { Words } from '#kernel/words.schema.ts';
import { Slug } from '#network';
import { type Hours, type Opening, tidied } from './hours.ts';
import { openings, spaceKinds } from './kinds.ts';

const day = z
	.array(z.tuple([z.int(), z.int()]))
	.max(12)
	.transform((given, refinement): Opening[] => {
		const tidy = tidied(given);
		if (tidy) return tidy;
		refinement.addIssue({ code: 'custom', message: 'spaces_hours_wrong' });
		return z.NEVER;
	});

/** The opening hours of a week, Monday first. */
export const HoursOfWeek: z.ZodType<Hours> = z.array(day).length(7);

const minutes = (least: number, most: number) =>
	z
		.int({ error: 'spaces_minutes_range' })
		.min(least, { error: 'spaces_minutes_range' })
		.max(most, { error: 'spaces_minutes_range' });

/** The rules by which a space is booked by whoever is not of the team. */
const rules = {
	openTo: z.enum(openings).default('anybody'),
	/** The team answers each request. */
	approval: z.boolean().default(false),
	/** A booking begins and ends on a multiple of it after midnight. */
	stepMinutes: minutes(5, 1440).default(30),
	minMinutes: minutes(5, 43_200).default(30),
	maxMinutes: minutes(5, 43_200).default(600),
	/** How far ahead one may book. */
	aheadDays: z
		.int({ error: 'spaces_days_range' })
		.min(1, { error: 'spaces_days_range' })
		.max(1500, { error: 'spaces_days_range' })
		.default(180),
	/** How long before its beginning at the latest. */
	noticeMinutes: minutes(0, 43_200).default(0),
	/** To prepare it before, and to tidy up after, a booking: the space is taken then too. */
	beforeMinutes: minutes(0, 1440).default(0),
	afterMinutes: minutes(0, 1440).default(0),
	/** Until so many hours before its beginning it is given back for nothing. */
	cancelHours: z
		.int({ error: 'spaces_hours_range' })
		.min(0, { error: 'spaces_hours_range' })
		.max(1000, { error: 'spaces_hours_range' })
		.default(24)
};

/** What can be booked, as somebody writes it down. */
export const NewSpace = z
	.strictObject({
		slug: Slug.optional(),
		/** The slug of its place. */
		place: Slug,
		kind: z.enum(spaceKinds),
		name: Words,
		sentence: Words.nullable().default(null),
		/** How many people it takes; null: not known. */
		capacity: z
			.int({ error: 'spaces_capacity_range' })
			.min(1, { error: 'spaces_capacity_range' })
			.max(100_000, { error: 'spaces_capacity_range' })
			.nullable()
			.default(null),
		/** How many alike ones there are, where one takes some of them. */
		units: z
			.int({ error: 'spaces_units_range' })
			.min(1, { error: 'spaces_units_range' })
			.max(500, { error: 'spaces_units_range' })
			.default(1),
		/** The slugs of the spaces that it is made of. */
		parts: z.array(Slug).max(12).default([]),
		equipment: z.array(z.string().trim().min(1).max(80)).max(40).default([]),
		/** Null: not known, which is not « no ». */
		stepFree: z.boolean().nullable().default(null),
		hearingLoop: z.boolean().nullable().default(null),
		lift: z.boolean().nullable().default(null),
		access: Words.nullable().default(null),
		picture: Picture.nullable().default(null),
		hours: HoursOfWeek,
		closedOnHolidays: z.boolean().default(true),
		/** The code of the funded project that paid for it. */
		operation: z.string().trim().min(1).max(40).nullable().default(null),
		fictional: z.boolean().default(false),
		...rules
	})
	.refine(({ minMinutes, maxMinutes }) => minMinutes <= maxMinutes, {
		path: ['maxMinutes'],
		error: 'spaces_most_least'
	});
export type WholeSpace = Readonly<z.output<typeof NewSpace>>;
type Unsaid = Exclude<keyof WholeSpace, 'place' | 'kind' | 'name' | 'hours'>;
export type NewSpace = Omit<WholeSpace, Unsaid> & Partial<Pick<WholeSpace, Unsaid>>;
