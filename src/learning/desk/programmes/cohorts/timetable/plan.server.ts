import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { modes } from '#agenda';
import { besidePlace, withClashes } from '#agenda/desk/activities/rooms.server.ts';
import { whereOf } from '#agenda/desk/activities/seances.server.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { insteadOf } from '#spaces/desk/rooms/instead.ts';
import { type Asking, roomNews } from '#spaces/desk/rooms/news.server.ts';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { daysTyped, MOST_SEANCES } from '../../../../index.ts';
import { planCourse, planOf, type WeeklyCourse } from '../../../../server/index.ts';
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
		place: z.string().max(200).nullable(),
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
function weeklyIn(form: FormData) {
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
function asWeekly({ end, typed, place, ...given }: z.output<typeof WeeklySchema>): WeeklyCourse {
	return {
		...given,
		...whereOf(place ?? ''),
		minutes: minutesOf(end) - minutesOf(given.start),
		typed: daysTyped(typed).days
	};
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** What was typed, with what was chosen instead. @param first how the field of the day is called */
export function chosenIn(form: FormData, first: string) {
	const { date, lastDay: _, skip = [], ...chosen } = insteadOf(fieldOf(form, 'instead'));
	if (date) form.set(first, date);
	for (const [name, value] of Object.entries(chosen)) form.set(name, value);
	if (skip.length) form.set('typed', [fieldOf(form, 'typed'), ...skip].filter(Boolean).join('\n'));
	return typedTexts(form);
}

/** Whether the room of a weekly course is free each time, while one types; null when it is not said yet. */
export async function weeklyRooms(query: URLSearchParams, asking: Asking) {
	const form = new FormData();
	for (const [name, value] of query) form.append(name === 'date' ? 'first' : name, value);
	form.set('course', newId());
	const read = weeklyIn(form);
	return read.success ? roomsOfWeekly(asWeekly(read.data), asking) : null;
}

async function roomsOfWeekly(weekly: WeeklyCourse, asking: Asking) {
	const { timeZone } = await hub();
	const where = `${weekly.place}/${weekly.space ?? ''}`;
	return roomNews({ where, times: await timesOfWeekly(weekly, timeZone), timeZone }, asking);
}

const timesOfWeekly = async (weekly: WeeklyCourse, timeZone: string) =>
	(await planOf(weekly)).flatMap(({ day, why }) => {
		const from = why ? null : momentOf(`${day}T${weekly.start}`, timeZone);
		return from ? [{ from, until: new Date(from.getTime() + weekly.minutes * 60_000) }] : [];
	});

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** Plans a weekly course as its form says; without JavaScript a first press shows what a second one makes, and whether its room is free. */
export async function planWeekly(event: Asked, cohort: string, by: By, asking: Asking) {
	const form = await event.request.formData();
	const typed = chosenIn(form, 'first');
	const read = weeklyIn(form);
	if (!read.success) return problemsOf(read.error, typed, asking.locale);
	const weekly = asWeekly(read.data);
	if (fieldOf(form, 'act') === 'look' || fieldOf(form, 'instead'))
		return { typed, problems: {}, plan: await planOf(weekly), room: await roomsOfWeekly(weekly, asking) };
	const { timeZone } = await hub();
	const times = await timesOfWeekly(weekly, timeZone);
	const setting = { where: fieldOf(form, 'place'), timeZone, asking, times };
	const { status, data, room } = await withClashes(setting, (noting) =>
		change(
			event,
			typed,
			noting((tx) => planCourse(tx, cohort, weekly, by)),
			`/desk/programmes/cohorts/${cohort}/timetable?done=planned`,
			besidePlace
		)
	);
	return fail(status, { ...data, room });
}
