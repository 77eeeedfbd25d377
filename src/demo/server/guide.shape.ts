import { z } from 'zod';
import { NewLayer, NewRiddle, NewTrail } from '#city';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';

const slug = z.string().regex(SLUG);
const { locale, audience, title } = NewLayer.shape;

/** Trails that an invented team tells about real places, each stop with its sources and in the name of nobody, or about invented ones, without any. */
export const Guide = z.strictObject({
	trails: z.array(
		z.strictObject({
			...{ organization: slug, person: slug, days: z.int() },
			...{
				title: Words,
				summary: Words,
				minutes: NewTrail.shape.minutes,
				stepFree: z.boolean(),
				ageFrom: NewTrail.shape.ageFrom
			},
			stops: z.array(
				z.strictObject({
					...{
						place: slug.nullable(),
						lat: z.number().nullable(),
						lon: z.number().nullable(),
						spot: Words.nullable(),
						sources: z.array(z.url())
					},
					/** A drawing by what it is of. */
					drawing: z.strictObject({ of: z.string(), alt: Words }),
					layers: z.array(z.strictObject({ locale, audience, title, text: z.string() })).min(1),
					riddles: z.array(NewRiddle),
					/** An invented experiment: its days are counted back from today, and its work is one of the gallery by its title. */
					passport: z
						.strictObject({
							...{ work: z.string().nullable(), hypothesis: Words, since: z.int(), until: z.int().nullable() },
							...{ asked: Words, learnt: Words.nullable() }
						})
						.optional(),
					/** What invented visitors left there; what is not shown waits for the team. */
					voices: z
						.array(
							z.strictObject({
								words: z.string(),
								strokes: z.array(z.array(z.int())).nullable(),
								shown: z.boolean()
							})
						)
						.optional(),
					/** By the names of an invented sensor and of what it measures. */
					reaction: z
						.strictObject({
							...{ thing: z.string(), stream: z.string(), side: z.enum(['above', 'below']), bound: z.number() },
							says: Words
						})
						.optional()
				})
			)
		})
	)
});
