import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { listOf, Maker, moment } from '#web/open-data.ts';
import { NewOffering } from '../index.ts';

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
		organization: Maker
	})
});

/** `next`: from where to ask for the following ones; null when these were the last. */
export const Occurrences = listOf(Occurrence).safeExtend({ next: moment.nullable() });
