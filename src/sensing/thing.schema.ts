import { z } from 'zod';
import { measureNames } from './measures.ts';

const line = (most: number) => z.string().trim().max(most, { error: 'sensing_text_long' });
const needed = (most: number) => line(most).min(1, { error: 'sensing_text_missing' });
const number = (text: string): number => Number(text.trim().replace(',', '.'));

/** Something that is observed, as a form says it. `where`: « space … » or « place … »; `keeper`: the address of who looks after it. */
export const NewThing = z
	.strictObject({
		name: needed(120),
		description: line(600),
		organization: z.uuid({ error: 'sensing_choice_missing' }),
		seen: z.enum(['public', 'partners', 'own'], { error: 'sensing_choice_missing' }),
		where: z.string().max(80),
		keeper: line(200),
		keeperUntil: z.union([z.literal(''), z.iso.date({ error: 'sensing_day_missing' })])
	})
	.refine(({ keeper, keeperUntil }) => !keeper || keeperUntil, { path: ['keeperUntil'], error: 'sensing_day_missing' });
export type NewThing = Readonly<z.output<typeof NewThing>>;

/** One more value that is observed there; `every`: in minutes, how often one is awaited. */
export const NewStream = z.strictObject({
	measure: z.enum(measureNames, { error: 'sensing_choice_missing' }),
	name: line(120),
	every: z
		.string()
		.max(10)
		.transform((text) => (text.trim() ? number(text) : null))
		.refine((given) => given === null || (given > 0 && given <= 10_080), { error: 'sensing_every_wrong' })
});
export type NewStream = Readonly<z.output<typeof NewStream>>;

export const NewThreshold = z.strictObject({
	stream: z.coerce.number({ error: 'sensing_choice_missing' }).int().min(1, { error: 'sensing_choice_missing' }),
	side: z.enum(['above', 'below'], { error: 'sensing_choice_missing' }),
	value: z
		.string()
		.max(20)
		.transform((text) => (text.trim() ? number(text) : Number.NaN))
		.refine((given) => Math.abs(given) < 1e9, { error: 'sensing_number_wrong' }),
	minutes: z
		.string()
		.max(10)
		.transform((text) => number(text))
		.refine((given) => Number.isInteger(given) && given >= 0 && given <= 10_080, { error: 'sensing_every_wrong' }),
	tells: z
		.array(z.enum(['hosts', 'keeper', 'team']))
		.min(1, { error: 'sensing_choice_missing' })
		.max(3)
});
export type NewThreshold = Readonly<z.output<typeof NewThreshold>>;
