import { z } from 'zod';
import { Occurrence } from '#agenda/pages/open-data.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { Maker, moment } from '#web/open-data.ts';
import { NewClassOffer, phases } from '../index.ts';

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
