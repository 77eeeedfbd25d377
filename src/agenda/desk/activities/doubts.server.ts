import { momentOf } from '#kernel/server/clock.ts';
import { longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Doubt } from './doubts.ts';

/** Times by the clock, as they were typed: `2026-11-25T18:30`. */
export type TypedTimes = Readonly<{
	startsLocal: string;
	endsLocal: string;
	/** Whether the day of the end was typed too. */
	dayTyped: boolean;
	closes?: Date | null;
	/** The times that there were before: what is not changed is not asked about. */
	before?: Readonly<{ startsLocal: string; endsLocal: string; closes: Date | null; where?: string }>;
}>;

type At = Readonly<{ timeZone: string; locale: Locale; now?: Date }>;

const NIGHT_HOURS = 12;
const NIGHT_ENDS = '06:00';

/** What is asked about times before they are kept: an end that would be on the next day, a day that is past, a registration that would be closed at once. */
export function doubtsOf(times: TypedTimes, fields: Readonly<Record<string, string>>, at: At): Doubt[] {
	const { before } = times;
	const same = before?.startsLocal === times.startsLocal && before.endsLocal === times.endsLocal;
	const asked = [...(same ? [] : [overnight(times, at), past(times, at)]), closed(times, at)];
	return asked.flatMap((one) => (one ? [{ ...one, said: fields[one.name] === one.value }] : []));
}

type Asked = Omit<Doubt, 'said'>;

/** An end before the beginning is the next day's; in the small hours that is plain, else it may have been mistyped. */
function overnight({ startsLocal, endsLocal, dayTyped }: TypedTimes, { timeZone, locale }: At): Asked | null {
	const [starts, ends] = [momentOf(startsLocal, timeZone), momentOf(endsLocal, timeZone)];
	if (dayTyped || !starts || !ends || startsLocal.slice(0, 10) === endsLocal.slice(0, 10)) return null;
	const hours = (ends.getTime() - starts.getTime()) / 3_600_000;
	if (endsLocal.slice(11) <= NIGHT_ENDS && hours <= NIGHT_HOURS) return null;
	const date = longDate(ends, locale, timeZone);
	const said = { start: startsLocal.slice(11), end: endsLocal.slice(11), date };
	return {
		...{ field: 'end', name: 'sure_night', value: `${startsLocal} ${endsLocal}` },
		...{ text: m.activities_doubt_night(said, { locale }), yes: m.activities_doubt_night_yes({ date }, { locale }) }
	};
}

function past({ startsLocal, endsLocal }: TypedTimes, { timeZone, locale, now = new Date() }: At): Asked | null {
	const [starts, ends] = [momentOf(startsLocal, timeZone), momentOf(endsLocal, timeZone)];
	if (!starts || !ends || ends > now) return null;
	const date = longDate(starts, locale, timeZone);
	return {
		...{ field: 'date', name: 'sure_past', value: startsLocal },
		...{ text: m.activities_doubt_past({ date }, { locale }), yes: m.activities_doubt_keep_date({}, { locale }) }
	};
}

function closed({ startsLocal, closes, before }: TypedTimes, { timeZone, locale, now = new Date() }: At): Asked | null {
	const starts = momentOf(startsLocal, timeZone);
	if (!closes || closes > now || !starts || starts <= now || before?.closes?.getTime() === closes.getTime())
		return null;
	return {
		...{ field: 'closes', name: 'sure_closed', value: closes.toISOString() },
		...{ text: m.activities_doubt_closed({}, { locale }), yes: m.activities_doubt_closed_yes({}, { locale }) }
	};
}
