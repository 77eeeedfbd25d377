import { z } from 'zod';
import { Hub } from '#kernel/hub.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const position = { lat: z.number().min(-90).max(90).nullable(), lon: z.number().min(-180).max(180).nullable() };

const Organization = z.strictObject({
	id: slug,
	name: z.string(),
	formerNames: z.array(z.string()),
	kind: z.string(),
	sentence: Words,
	sectors: z.array(z.string()),
	locality: z.string().nullable(),
	...position,
	website: z.url().nullable(),
	founded: z.number().int().nullable(),
	status: z.enum(['active', 'ended']).nullable(),
	statusAsOf: z.number().int().nullable(),
	sources: z.array(z.string()),
	fictional: z.boolean().default(false)
});

const Place = z.strictObject({
	id: slug,
	name: z.string(),
	kind: z.string(),
	sentence: Words,
	locality: z.string(),
	address: z.string().nullable(),
	...position,
	website: z.url().nullable(),
	sources: z.array(z.string())
});

const Room = z.strictObject({
	id: slug,
	name: z.string(),
	organization: slug,
	locality: z.string(),
	address: z.string().nullable()
});

const Person = z.strictObject({
	id: slug,
	name: z.string(),
	email: z.email().endsWith('.invalid'),
	locale: z.enum(locales),
	role: z.string().optional(),
	sentence: Words.optional()
});

const Occurrence = z.strictObject({
	day: z.number().int(),
	start: z.string().regex(/^\d\d:\d\d$/),
	minutes: z.number().int().positive(),
	capacity: z.number().int().positive().nullable(),
	waiting: z.boolean(),
	offerMinutes: z.number().int().positive().nullable(),
	bookings: z.number().int().min(0),
	attended: z.number().int().min(0).optional(),
	cancelled: z.literal(true).optional()
});

const Activity = z.strictObject({
	id: slug,
	kind: z.string(),
	area: z.string(),
	title: Words,
	summary: Words,
	body: Words,
	organization: slug,
	sectors: z.array(z.string()),
	audience: Words,
	price: Words,
	minAge: z.number().int().nullable(),
	languages: z.array(z.enum(locales)),
	place: slug,
	fictional: z.literal(true),
	occurrences: z.array(Occurrence)
});

const barKeys = ['visitor', 'teacher', 'founder', 'director', 'coordinator', 'admin'] as const;

const Fiction = z.strictObject({
	organizations: z.array(Organization),
	places: z.array(Room),
	persons: z.array(Person),
	bar: z.array(z.strictObject({ key: z.enum(barKeys), person: slug.nullable(), title: Words })),
	activities: z.array(Activity),
	past: z.strictObject({ weeks: z.record(z.string(), z.array(z.number().int().min(0)).length(52)) })
});

/** A demonstration as its folder holds it. */
export const Demonstration = z.strictObject({
	hub: Hub,
	organizations: z.array(Organization),
	places: z.array(Place),
	fiction: Fiction
});
export type Demonstration = z.infer<typeof Demonstration>;
