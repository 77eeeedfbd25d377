import { z } from 'zod';

const LONGEST_MS = 12 * 3_600_000;
const line = (most: number) =>
	z
		.string()
		.trim()
		.max(most, { error: 'venture_text_long' })
		.transform((given) => given || null)
		.nullable()
		.default(null);

/** Which contacts an appointment may become. */
export const appointmentKinds = ['session', 'video'] as const;

/** An appointment with holders of a file. An issue's message is the key of its sentence. */
export const NewAppointment = z
	.strictObject({
		/** Sent twice, it is planned once. */
		id: z.uuid(),
		kind: z.enum(appointmentKinds, { error: 'support_kind_missing' }),
		title: z.string().trim().min(1, { error: 'venture_text_missing' }).max(160, { error: 'venture_text_long' }),
		from: z.date({ error: 'support_moment_wrong' }),
		until: z.date({ error: 'support_moment_wrong' }),
		place: line(200),
		link: line(500).refine((link) => link === null || /^https:\/\/\S+$/.test(link), { error: 'inbox_link_wrong' }),
		operation: z.string().max(40).nullable().default(null),
		/** Persons: holders of the file. */
		invited: z.array(z.uuid()).min(1, { error: 'inbox_nobody_invited' }).max(20)
	})
	.refine(({ from, until }) => until > from, { path: ['until'], error: 'support_ends_first' })
	.refine(({ from, until }) => +until - +from <= LONGEST_MS, { path: ['until'], error: 'support_long' });
export type NewAppointment = Readonly<z.output<typeof NewAppointment>>;
