import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';

const slug = z.string().regex(SLUG);

/** Invented things with what they have said for two weeks: a mean, how far the day and chance take it from there, and hours since the last value. */
export const Sensing = z.strictObject({
	things: z.array(
		z.strictObject({
			...{ name: z.string(), description: z.string(), organization: slug, where: z.string() },
			seen: z.enum(['public', 'partners', 'own']),
			keeper: z.strictObject({ person: slug, days: z.int() }).nullable(),
			streams: z.array(
				z.strictObject({
					measure: z.enum(['temperature', 'humidity', 'co2', 'noise', 'light', 'dust', 'count']),
					...{ name: z.string(), every: z.int().nullable(), mean: z.number(), day: z.number(), chance: z.number() },
					...{ least: z.number(), step: z.number(), silentHours: z.number() },
					threshold: z
						.strictObject({ side: z.enum(['above', 'below']), value: z.number(), minutes: z.int() })
						.nullable()
				})
			)
		})
	)
});
