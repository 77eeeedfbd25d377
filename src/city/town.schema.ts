import { z } from 'zod';
import { rhythms } from './town.ts';

const line = (most: number) =>
	z.string().trim().min(1, { error: 'city_text_missing' }).max(most, { error: 'city_text_long' });
const column = z.string().trim().max(120, { error: 'city_text_long' });

/** An address that gives places. An issue's message is the key of its sentence. */
export const NewTown = z.strictObject({
	name: line(120),
	url: z.url({ protocol: /^https?$/, error: 'city_town_address' }).max(1000, { error: 'city_town_address' }),
	...{ attribution: line(200), licence: line(120) },
	every: z
		.int({ error: 'city_choice_missing' })
		.refine((hours) => rhythms.some((one) => one === hours), { error: 'city_choice_missing' }),
	columnId: column,
	columnName: line(120),
	...{ columnAddress: column, columnLat: column, columnLon: column }
});
export type NewTown = Readonly<z.output<typeof NewTown>>;
