import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { motifs } from './drawings.ts';

const slug = z.string().regex(SLUG);

/** A picture that is drawn when the demonstration is loaded. */
export const Drawing = z.strictObject({
	motif: z.enum(motifs),
	seed: z.int(),
	colours: z.array(z.string().regex(/^#[0-9a-f]{6}$/)).min(4),
	alt: Words
});

/** What the hub publishes in its own name, all of it marked as invented. */
export const Editorial = z.strictObject({
	about: z.strictObject({ title: Words, body: Words }),
	news: z.array(
		z.strictObject({
			slug,
			daysAgo: z.int().min(0),
			sectors: z.array(z.string()),
			title: Words,
			summary: Words,
			body: Words,
			drawing: Drawing.nullable()
		})
	),
	operation: z.strictObject({ code: z.string(), name: Words, funder: z.string() }),
	/** A newsletter that the team has begun; `sector`: for the readers of one alone. */
	newsletter: z.strictObject({
		...{ subject: Words, opening: Words, news: Words, agenda: Words, button: Words },
		sector: z.strictObject({ slug, words: Words })
	}),
	/** Invented persons who agreed to the newsletter. */
	readers: z.array(slug)
});
