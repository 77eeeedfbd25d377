import { Temporal } from 'temporal-polyfill';
import type { QuietHours, Rhythm } from '../topic.ts';

/** What is told of a day comes in the morning, what is told of a week on its first day. */
const MORNING = { hour: 8, minute: 0 };
const MONDAY = 1;

type Clock = Readonly<{ quiet: QuietHours | null; timeZone: string }>;

/** When what happens now is told: now, or at a later moment; never in quiet hours. */
export function tellAt(rhythm: Exclude<Rhythm, 'never'>, now: Date, { quiet, timeZone }: Clock): Date {
	return afterQuiet(rhythm === 'now' ? now : nextMorning(rhythm, now, timeZone), { quiet, timeZone });
}

/** Whether a moment lies in quiet hours. */
export function isQuiet(at: Date, { quiet, timeZone }: Clock): boolean {
	if (!quiet) return false;
	const { hour, minute } = zoned(at, timeZone);
	const [now, { from, until }] = [hour * 60 + minute, quiet];
	return from < until ? from <= now && now < until : now >= from || now < until;
}

/** The first moment from this one on that is not in quiet hours. */
export function afterQuiet(at: Date, clock: Clock): Date {
	const { quiet, timeZone } = clock;
	if (!quiet || !isQuiet(at, clock)) return at;
	const now = zoned(at, timeZone);
	const end = { hour: Math.floor(quiet.until / 60), minute: quiet.until % 60 };
	const today = atTime(now.toPlainDate(), end, timeZone, now);
	return dateOf(today ?? (atTime(now.toPlainDate().add({ days: 1 }), end, timeZone, now) as Temporal.ZonedDateTime));
}

function nextMorning(rhythm: 'daily' | 'weekly', at: Date, timeZone: string): Date {
	const now = zoned(at, timeZone);
	for (let date = now.toPlainDate(); ; date = date.add({ days: 1 })) {
		const morning = rhythm === 'daily' || date.dayOfWeek === MONDAY ? atTime(date, MORNING, timeZone, now) : null;
		if (morning) return dateOf(morning);
	}
}

/** A time of a day after a moment, or null where it was before. One that the clock leaves out is when it leaps, one that it shows twice is meant both times. */
function atTime(
	date: Temporal.PlainDate,
	time: Readonly<{ hour: number; minute: number }>,
	timeZone: string,
	after: Temporal.ZonedDateTime
): Temporal.ZonedDateTime | null {
	const plain = date.toPlainDateTime(time);
	for (const disambiguation of ['earlier', 'later'] as const) {
		const at = plain.toZonedDateTime(timeZone, { disambiguation });
		const shown = at.toPlainDateTime().equals(plain);
		const found = shown ? at : plain.toZonedDateTime(timeZone).getTimeZoneTransition('previous');
		if (found && Temporal.ZonedDateTime.compare(found, after) > 0) return found;
	}
	return null;
}

const zoned = (at: Date, timeZone: string): Temporal.ZonedDateTime =>
	Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

const dateOf = (at: Temporal.ZonedDateTime): Date => new Date(at.epochMilliseconds);
