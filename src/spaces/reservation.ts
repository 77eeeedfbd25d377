import { z } from 'zod';
import { BookingRequest } from '#participation';

/** What somebody books a space for. An issue's message is the key of its sentence. */
export const ReservationRequest = z
	.strictObject({
		...BookingRequest.omit({ seats: true }).shape,
		startsAt: z.date({ error: 'spaces_time_missing' }),
		endsAt: z.date({ error: 'spaces_time_missing' }),
		/** How many units, where they are alike. */
		quantity: z
			.int({ error: 'spaces_quantity_range' })
			.min(1, { error: 'spaces_quantity_range' })
			.max(10, { error: 'spaces_quantity_range' })
			.default(1),
		/** What for, in a few words. */
		purpose: z.string().trim().max(200, { error: 'spaces_purpose_long' }).nullable().default(null),
		/** Whether the screen beside the door may say what for, if she has signed in. */
		atDoor: z.boolean().optional(),
		people: z
			.int({ error: 'spaces_people_range' })
			.min(1, { error: 'spaces_people_range' })
			.max(100_000, { error: 'spaces_people_range' })
			.nullable()
			.default(null)
	})
	.refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], error: 'spaces_ends_first' });
export type ReservationRequest = Readonly<z.output<typeof ReservationRequest>>;
