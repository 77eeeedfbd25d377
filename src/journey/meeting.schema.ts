import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';

const MOST_DAYS = 120;
const DAY = 86_400_000;

const time = z.coerce
	.date({ error: 'journey_meeting_times' })
	.refine((at) => at.getTime() > Date.now() && at.getTime() < Date.now() + MOST_DAYS * DAY, {
		error: 'journey_meeting_times'
	});

/** Checks what a player asks of a host: up to three times to come, and a place, or online. */
export const NewMeeting = z
	.strictObject({
		about: z.string().trim().min(1, { error: 'journey_meeting_about' }).max(600, { error: 'journey_meeting_about' }),
		times: z
			.array(time)
			.min(1, { error: 'journey_meeting_times' })
			.max(3, { error: 'journey_meeting_times' })
			.transform((times) => [...new Map(times.map((at) => [at.getTime(), at])).values()].toSorted((a, b) => +a - +b)),
		online: z.boolean(),
		place: z.string().trim().max(200, { error: 'journey_meeting_place' }).default('')
	})
	.refine(({ online, place }) => online || place, { error: 'journey_meeting_place', path: ['place'] });
export type NewMeeting = Readonly<z.infer<typeof NewMeeting>>;

/** The word that goes with « no », and the player's three lines afterwards. */
export const Reply = z
	.string()
	.trim()
	.min(1, { error: 'journey_meeting_reply' })
	.max(600, { error: 'journey_meeting_reply' });
export const Lines = z
	.string()
	.trim()
	.min(1, { error: 'journey_meeting_lines' })
	.max(900, { error: 'journey_meeting_lines' });

/** Checks how the team lists somebody. */
export const NewHost = z
	.strictObject({
		person: z.uuid(),
		mentor: z.boolean(),
		coach: z.boolean(),
		about: Words,
		languages: z.array(z.enum(locales)).min(1, { error: 'journey_host_languages' }).max(locales.length)
	})
	.refine(({ about }) => Object.values(about).every((text) => text.length <= 600), {
		error: 'journey_host_about',
		path: ['about']
	});
export type NewHost = Readonly<z.infer<typeof NewHost>>;
