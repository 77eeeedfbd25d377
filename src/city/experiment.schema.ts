import { z } from 'zod';
import { sides } from './experiment.ts';
import { words } from './trail.schema.ts';

const day = z.iso.date({ error: 'city_day_wrong' });

/** What a stop says of the experiment that it is. */
export const NewPassport = z
	.strictObject({
		/** A work of the gallery by the word of its address. */
		work: z.string().max(200).nullable(),
		...{ hypothesis: words(600), since: day, until: day.nullable(), asked: words(600), learnt: words(2000).nullable() }
	})
	.refine(({ since, until }) => until === null || until >= since, { path: ['until'], error: 'city_days_turned' });
export type NewPassport = Readonly<z.output<typeof NewPassport>>;

/** What a stop says instead while a value is beyond a bound. */
export const NewReaction = z.strictObject({
	measured: z.string({ error: 'city_choice_missing' }).min(1, { error: 'city_choice_missing' }).max(200),
	side: z.enum(sides, { error: 'city_choice_missing' }),
	bound: z
		.number({ error: 'city_bound_wrong' })
		.min(-1e9, { error: 'city_bound_wrong' })
		.max(1e9, { error: 'city_bound_wrong' }),
	says: words(2000)
});
export type NewReaction = Readonly<z.output<typeof NewReaction>>;
