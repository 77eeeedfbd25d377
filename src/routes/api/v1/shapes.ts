import { z } from 'zod';
import { NewOffering } from '#agenda';
import { Picture } from '#kernel/picture.schema.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { NewClassOffer, phases } from '#learning';
import { NewOrganization, openings, Slug, workKinds } from '#network';

const moment = z.iso.datetime();

/** An organisation of the directory, as anyone may read it. */
export const Organization = NewOrganization.safeExtend({ id: z.uuid(), slug: Slug });

/** One time that an activity happens, with what it is. `left` null: no limit. */
export const Occurrence = z.strictObject({
	id: z.uuid(),
	startsAt: moment,
	endsAt: moment,
	timeZone: z.string(),
	status: z.enum(['scheduled', 'cancelled']),
	place: z
		.strictObject({ name: z.string(), address: z.string().nullable(), locality: z.string().nullable() })
		.nullable(),
	places: z.strictObject({ capacity: z.int().nullable(), left: z.int().nullable(), waiting: z.int() }),
	activity: z.strictObject({
		slug: NewOffering.shape.slug,
		kind: NewOffering.shape.kind,
		area: NewOffering.shape.area,
		title: Words,
		summary: Words,
		audience: Words.nullable(),
		price: Words.nullable(),
		languages: z.array(z.enum(locales)),
		fictional: z.boolean(),
		organization: z.strictObject({ slug: z.string(), name: z.string() })
	})
});

const Maker = z.strictObject({ slug: z.string(), name: z.string() });

/** A programme of study with its courses and cohorts; days are those of the hub, fees are cents of a euro. */
export const Programme = z.strictObject({
	slug: z.string(),
	title: Words,
	summary: Words,
	/** Level of the European Qualifications Framework. */
	eqf: z.int().min(1).max(8).nullable(),
	ects: z.number(),
	languages: z.array(z.enum(locales)),
	byDegree: Words.nullable(),
	byExperience: Words.nullable(),
	courses: z.array(z.strictObject({ code: z.string(), title: Words, ects: z.number() })),
	cohorts: z.array(
		z.strictObject({
			...{ name: z.string(), fromDay: z.iso.date(), toDay: z.iso.date(), phase: z.enum(phases) },
			...{ appliesFrom: z.iso.date().nullable(), appliesUntil: z.iso.date().nullable(), feeCents: z.int() }
		})
	),
	organization: Maker,
	url: z.url(),
	fictional: z.boolean()
});

/** What a class can come to, with its next afternoons; `left` null: no limit. Where classes of a school are visited stands nowhere. */
export const ClassOffer = NewClassOffer.safeExtend({
	activity: z.string(),
	title: Words,
	summary: Words,
	afternoons: z.array(
		z.strictObject({
			...{ id: z.uuid(), startsAt: moment, endsAt: moment, timeZone: z.string(), left: z.int().nullable() },
			...{ place: Occurrence.shape.place, url: z.url() }
		})
	),
	organization: z.string()
});

/** Activities in an order. A step is done by one of its activities; `after`: the numbers of the steps that come before it, from 1. */
export const Way = z.strictObject({
	slug: z.string(),
	title: Words,
	summary: Words,
	steps: z.array(
		z.strictObject({
			title: Words.nullable(),
			activities: z.array(z.strictObject({ slug: z.string(), title: Words })),
			after: z.array(z.int())
		})
	),
	organization: Maker,
	url: z.url(),
	fictional: z.boolean()
});

/** A person who shows herself to everyone, with what she shows; what she does not show is null or empty. */
export const Person = z.strictObject({
	slug: z.string(),
	name: z.string(),
	headline: Words.nullable(),
	locality: z.string().nullable(),
	openTo: z.array(z.enum(openings)),
	skills: z.array(z.strictObject({ uri: z.url(), label: Words })),
	fictional: z.boolean()
});

/** Something made in the hub. */
export const Work = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	kind: z.enum(workKinds),
	title: Words,
	summary: Words,
	year: z.int().nullable(),
	sectors: z.array(z.string()),
	organization: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
	picture: Picture.nullable(),
	fictional: z.boolean()
});

/** A skill of the list, under its identifier in ESCO. */
export const Skill = z.strictObject({ uri: z.url(), label: Words });

/** Something that a search found; `path` is without the language before it. */
export const Hit = z.strictObject({
	kind: z.string(),
	id: z.uuid(),
	path: z.string(),
	title: Words,
	summary: Words.nullable()
});

/** Every answer is a list under `items`. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });

/** `next`: from where to ask for the following ones; null when these were the last. */
export const Occurrences = listOf(Occurrence).safeExtend({ next: moment.nullable() });

/** A show that anybody may watch: what is to come, on air, or can be seen again. */
export const Show = z.strictObject({
	id: z.uuid(),
	title: Words,
	summary: Words,
	startsAt: moment,
	endsAt: moment,
	timeZone: z.string(),
	state: z.enum(['coming', 'live', 'over', 'cancelled']),
	stations: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
	organization: z.strictObject({ slug: z.string(), name: z.string() }),
	url: z.url(),
	fictional: z.boolean()
});

export const Shows = listOf(Show);

/** `next`: the number of the following page; null when this was the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
	listOf(item).safeExtend({ total: z.int(), next: z.int().nullable() });
