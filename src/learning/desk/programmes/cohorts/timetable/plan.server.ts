import { z } from 'zod';
import { modes } from '#agenda';
import { fieldOf } from '#web/form.server.ts';
import { daysTyped, MOST_SEANCES } from '../../../../index.ts';
import type { WeeklyCourse } from '../../../../server/index.ts';
import { numberOf, textOrNull } from '../../read.server.ts';

const clockOf = (error: string) => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error });

const WeeklySchema = z
	.object({
		course: z.uuid({ error: 'programmes_course_missing' }),
		first: z.iso.date({ error: 'programmes_day_missing' }),
		start: clockOf('programmes_time_missing'),
		end: clockOf('programmes_time_missing'),
		weeks: z.union([z.literal(1), z.literal(2)], { error: 'programmes_weeks_missing' }),
		count: z
			.int({ error: 'programmes_count_range' })
			.min(1, { error: 'programmes_count_range' })
			.max(MOST_SEANCES, { error: 'programmes_count_range' }),
		holidays: z.boolean(),
		closed: z.boolean(),
		place: z.string().max(100).nullable(),
		mode: z.enum(modes),
		onlineUrl: z
			.url({ protocol: /^https?$/, error: 'programmes_url_wrong' })
			.max(2000, { error: 'programmes_url_wrong' })
			.nullable(),
		typed: z.string().max(2000, { error: 'programmes_text_long' })
	})
	.refine(({ start, end }) => end > start, { path: ['end'], error: 'programmes_time_order' })
	.refine(({ typed }) => !daysTyped(typed).wrong.length, { path: ['typed'], error: 'programmes_typed_wrong' });

/** Reads the form of a weekly course. */
export function weeklyIn(form: FormData) {
	const mode = modes.find((one) => one === fieldOf(form, 'mode')) ?? 'on_site';
	return WeeklySchema.safeParse({
		course: fieldOf(form, 'course'),
		first: fieldOf(form, 'first'),
		start: fieldOf(form, 'start'),
		end: fieldOf(form, 'end'),
		weeks: Number(fieldOf(form, 'weeks')),
		count: numberOf(form, 'count'),
		holidays: fieldOf(form, 'holidays') === '1',
		closed: fieldOf(form, 'closed') === '1',
		place: mode === 'online' ? null : textOrNull(form, 'place'),
		mode,
		onlineUrl: mode === 'on_site' ? null : textOrNull(form, 'onlineUrl'),
		typed: fieldOf(form, 'typed')
	});
}

/** The same as the module takes it. */
export function asWeekly({ end, typed, ...given }: z.output<typeof WeeklySchema>): WeeklyCourse {
	return { ...given, minutes: minutesOf(end) - minutesOf(given.start), typed: daysTyped(typed).days };
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
