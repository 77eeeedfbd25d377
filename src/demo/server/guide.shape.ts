import { z } from 'zod';
import { NewLayer, NewRiddle, NewTrail } from '#city';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';

const slug = z.string().regex(SLUG);
const { locale, audience, title } = NewLayer.shape;

/** Trails that an invented team tells about real places: each stop names its sources, and says nothing in the name of anybody. */
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
						place: slug,
						lat: z.number(),
						lon: z.number(),
						spot: Words.nullable(),
						sources: z.array(z.url()).min(1)
					},
					/** A drawing by what it is of. */
					drawing: z.strictObject({ of: z.string(), alt: Words }),
					layers: z.array(z.strictObject({ locale, audience, title, text: z.string() })).min(1),
					riddles: z.array(NewRiddle)
				})
			)
		})
	)
});
