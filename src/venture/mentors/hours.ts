import { z } from 'zod';

/** How long a slot may be, in minutes. */
export const slotLengths = [20, 30, 45, 60, 90] as const;

const MOST_MS = 12 * 3_600_000;
const AHEAD_MS = 366 * 86_400_000;
const MOST_WEEKS = 12;

/** Hours that a mentor opens: once, or again at the same time of some weeks. They are at a place, by its id, or by video. */
export const NewHours = z
	.strictObject({
		times: z
			.array(
				z.strictObject({
					from: z.date({ error: 'mentors_time_wrong' }),
					until: z.date({ error: 'mentors_time_wrong' })
				})
			)
			.min(1, { error: 'mentors_time_wrong' })
			.max(MOST_WEEKS, { error: 'mentors_weeks_many' }),
		slotMinutes: z.coerce
			.number()
			.refine((given) => (slotLengths as readonly number[]).includes(given), { error: 'mentors_slot_wrong' }),
		place: z.uuid().nullable().default(null),
		link: z
			.url({ protocol: /^https$/, error: 'mentors_link_wrong' })
			.max(300, { error: 'mentors_link_wrong' })
			.nullable()
			.default(null)
	})
	.refine(({ place, link }) => (place === null) !== (link === null), {
		path: ['where'],
		error: 'mentors_where_missing'
	})
	.refine(({ times }) => times.every(({ from, until }) => until > from), {
		path: ['until'],
		error: 'mentors_ends_first'
	})
	.refine(({ times }) => times.every(({ from, until }) => +until - +from <= MOST_MS), {
		path: ['until'],
		error: 'mentors_hours_long'
	})
	.refine(({ times }) => times.every(({ from }) => +from > Date.now() && +from < Date.now() + AHEAD_MS), {
		path: ['times'],
		error: 'mentors_time_past'
	})
	.refine(({ times, slotMinutes }) => times.every(({ from, until }) => +until - +from >= slotMinutes * 60_000), {
		path: ['until'],
		error: 'mentors_hours_short'
	});
export type NewHours = Readonly<z.output<typeof NewHours>>;

/** What a founder asks of a mentor: which slot, and what she wants to talk about; about one of her files, or a project that she names. */
export const NewMentoring = z
	.strictObject({
		/** Sent twice, it is booked once. */
		id: z.uuid(),
		hours: z.uuid({ error: 'mentors_slot_missing' }),
		from: z.date({ error: 'mentors_slot_missing' }),
		topic: z.string().trim().min(1, { error: 'mentors_topic_missing' }).max(1000, { error: 'venture_text_long' }),
		file: z.uuid().nullable().default(null),
		project: z
			.string()
			.trim()
			.max(160, { error: 'venture_text_long' })
			.transform((given) => given || null)
			.nullable()
			.default(null)
	})
	.refine(({ file, project }) => file !== null || project !== null, {
		path: ['project'],
		error: 'mentors_project_missing'
	});
export type NewMentoring = Readonly<z.output<typeof NewMentoring>>;

/** The word that goes with a « no », or with a cancellation. */
export const Word = z
	.string()
	.trim()
	.min(1, { error: 'mentors_word_missing' })
	.max(600, { error: 'venture_text_long' });

type Time = Readonly<{ from: Date; until: Date }>;

/** The slots of some hours that can still be booked: whole ones from their beginning, to come, and nobody's. */
export function freeSlots(
	{ from, until, slotMinutes }: Time & Readonly<{ slotMinutes: number }>,
	taken: readonly Time[],
	now = new Date()
): Time[] {
	return slotsOf({ from, until, slotMinutes }).filter(
		(slot) => slot.from > now && !taken.some((one) => one.from < slot.until && slot.from < one.until)
	);
}

/** All slots of some hours: what is left at the end is none. */
export function slotsOf({ from, until, slotMinutes }: Time & Readonly<{ slotMinutes: number }>): Time[] {
	const length = slotMinutes * 60_000;
	const count = Math.floor((+until - +from) / length);
	return Array.from({ length: count }, (_, at) => ({
		from: new Date(+from + at * length),
		until: new Date(+from + (at + 1) * length)
	}));
}
