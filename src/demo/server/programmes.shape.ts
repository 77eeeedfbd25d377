import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';

const slug = z.string().regex(SLUG);
/** Days from the one on which the demonstration is loaded. */
const fromToday = z.int();

const Cohort = z.strictObject({
	name: z.string(),
	from: fromToday,
	to: fromToday,
	places: z.int().positive(),
	appliesFrom: fromToday,
	appliesUntil: fromToday,
	fee: z.int(),
	instalments: z.int().positive()
});

const degree = z.int().min(1).max(7);
const Degrees = z.tuple([degree, degree, degree]);

/** An invented programme with a cohort that runs and one that takes applications, and invented challenges. */
export const Programmes = z.strictObject({
	closed: z.array(z.strictObject({ name: Words, from: z.iso.date(), to: z.iso.date() })),
	programme: z.strictObject({
		title: Words,
		summary: Words,
		body: Words,
		byDegree: Words,
		byExperience: Words,
		organization: slug,
		eqf: z.int(),
		languages: z.array(z.enum(locales)),
		leastPresence: z.int(),
		at: fromToday
	}),
	courses: z.array(
		z.strictObject({
			code: z.string(),
			title: Words,
			ects: z.number(),
			teachers: z.array(z.string()),
			plan: z
				.strictObject({
					day: fromToday,
					/** 1 is Monday: the first such day from `day` on. */
					weekday: z.int().min(1).max(7),
					start: z.string(),
					minutes: z.int().positive(),
					weeks: z.union([z.literal(1), z.literal(2)]),
					count: z.int().positive(),
					place: slug
				})
				.nullable()
		})
	),
	running: Cohort.extend({
		participants: z.array(slug),
		employers: z.record(slug, z.string()),
		material: z.strictObject({ title: Words, body: Words }),
		signer: z.strictObject({ name: z.string(), as: z.string() })
	}),
	/** A cohort that is over, with what its participants said before and after. */
	past: Cohort.extend({
		participants: z.array(slug),
		answers: z.array(z.strictObject({ before: Degrees, after: Degrees }))
	}),
	next: Cohort.extend({
		readers: z.array(slug),
		candidates: z.array(
			z.strictObject({
				person: slug,
				route: z.enum(['degree', 'experience']),
				degree: z.string(),
				experience: z.string(),
				motivation: z.string(),
				stage: z.enum(['draft', 'sent', 'read', 'accepted', 'declined']),
				advice: z.array(z.enum(['accept', 'discuss', 'decline'])),
				words: z.string().default('')
			})
		)
	}),
	challenges: z.array(
		z.strictObject({
			organization: slug,
			until: fromToday,
			contact: z.string().nullable(),
			title: Words,
			question: Words,
			context: Words.nullable(),
			gives: Words,
			teams: z.array(z.strictObject({ name: z.string(), person: slug, result: Words.nullable() }))
		})
	)
});
