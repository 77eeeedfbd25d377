import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { modes } from '../offering.ts';
import type { EditedOccurrence } from './programme.ts';

/** A séance as the interface gives it to those who may read its activity. `capacity` null: no limit. `onlineUrl`: for those who make it. */
export const Seance = z.strictObject({
	id: z.uuid(),
	startsAt: z.iso.datetime(),
	endsAt: z.iso.datetime(),
	timeZone: z.string(),
	status: z.enum(['scheduled', 'cancelled']),
	mode: z.enum(modes),
	onlineUrl: z.string().nullable(),
	place: z.string().nullable(),
	space: z.string().nullable(),
	theme: Words.nullable(),
	places: z.strictObject({ capacity: z.int().nullable(), left: z.int().nullable(), waiting: z.int() })
});

export const seanceAs = (one: EditedOccurrence): z.infer<typeof Seance> => ({
	...{ id: one.id, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), timeZone: one.timeZone },
	...{ status: one.status, mode: one.mode, onlineUrl: one.onlineUrl, theme: one.theme },
	...{ place: one.place?.slug ?? null, space: one.space?.slug ?? null },
	places: { capacity: one.places.capacity, left: one.places.left, waiting: one.places.waiting }
});
