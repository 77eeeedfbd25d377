import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { Slug } from '#network';
import type { Area } from '#ui/area.ts';

export const offeringKinds = [
	'talk',
	'class',
	'workshop',
	'meetup',
	'visit',
	'festival',
	'exhibition',
	'show'
] as const;
export type OfferingKind = (typeof offeringKinds)[number];

/** The part of the hub that offers it, and whose colour it takes. */
const offeringAreas = [
	'network',
	'agenda',
	'learning',
	'journey',
	'venture',
	'stage',
	'city'
] as const satisfies readonly Area[];
export type OfferingArea = (typeof offeringAreas)[number];

/** What is offered, as somebody writes it down; when it happens is said by its occurrences. */
export const NewOffering = z.strictObject({
	slug: Slug,
	kind: z.enum(offeringKinds),
	area: z.enum(offeringAreas),
	title: Words,
	/** One or two sentences for lists. */
	summary: Words,
	/** Plain paragraphs, parted by an empty line. */
	body: Words,
	/** The slug of the organisation that offers it. */
	organization: Slug,
	sectors: z.array(Slug).max(20),
	audience: Words.nullable(),
	price: Words.nullable(),
	minAge: z.int().min(0).max(120).nullable(),
	/** The languages spoken there. */
	languages: z.array(z.enum(locales)).max(locales.length),
	fictional: z.boolean().default(false)
});
export type NewOffering = Readonly<z.infer<typeof NewOffering>>;

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** When and where, and how many places. */
export const NewOccurrence = z
	.strictObject({
		startsAt: z.date(),
		endsAt: z.date(),
		timeZone: z.string().refine((zone) => zones.has(zone), { error: 'is not an IANA time zone' }),
		/** The slug of the place. */
		place: Slug.nullable(),
		/** Null: no limit. */
		capacity: z.int().min(0).max(1_000_000).nullable(),
		waiting: z.boolean(),
		/** How long a freed place is kept for whoever is next; null: it is theirs at once. */
		offerMinutes: z.int().min(1).max(43_200).nullable()
	})
	.refine(({ startsAt, endsAt }) => endsAt > startsAt, { error: 'ends before it begins' });
export type NewOccurrence = Readonly<z.infer<typeof NewOccurrence>>;
