import ical, { escape as escapeText, type ICalCalendar } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Locale } from '../words.ts';

const REFRESH_SECONDS = 3600;

/** A calendar as iCalendar (RFC 5545, with RFC 7986's REFRESH-INTERVAL) with nothing in it yet. */
export const emptyCalendar = ({
	name,
	locale,
	product
}: Readonly<{ name: string; locale: Locale; product: string }>): ICalCalendar =>
	ical({
		prodId: { company: 'Creative Valley', product, language: locale.toUpperCase() },
		// ical-generator writes the name as it is given, without escaping it
		name: escapeText(clean(name), false),
		ttl: REFRESH_SECONDS,
		timezone: { name: null, generator: zoneBlock }
	});

/** A calendar as its file says it. One without an event has a zone in it: a calendar without any component is none (RFC 5545 §3.6). */
export function calendarText(calendar: ICalCalendar): string {
	const text = `${calendar.toString()}\r\n`;
	return /^BEGIN:(?!VCALENDAR)/m.test(text) ? text : text.replace(/(?=^END:VCALENDAR)/m, `${zoneBlock('Etc/UTC')}\r\n`);
}

/** When something is, as an event says it: by the clock of its zone. */
export function timesOf({ startsAt, endsAt, timeZone }: Readonly<{ startsAt: Date; endsAt: Date; timeZone: string }>) {
	// an hour that the clock shows twice names no one moment, and calendars choose differently
	const zone = [startsAt, endsAt].some((at) => isRepeated(at, timeZone)) ? 'UTC' : timeZone;
	return { start: zoned(startsAt, zone), end: zoned(endsAt, zone), timezone: zone };
}

/** A moment as DTSTAMP has it. */
export const stampOf = (at: Date) => zoned(at, 'UTC');

// a Date would be written by the clock of this machine, whatever zone is named beside it
const zoned = (at: Date, timeZone: string) =>
	Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

const repeats = new Map<string, readonly (readonly [from: number, to: number])[]>();

/** Whether the clock of a zone shows this hour twice that day, as when summer time ends. Found out once for each zone and year. */
function isRepeated(at: Date, timeZone: string): boolean {
	const year = at.getUTCFullYear();
	const key = `${timeZone} ${year}`;
	const known = repeats.get(key) ?? repeatsOf(year, timeZone);
	repeats.set(key, known);
	return known.some(([from, to]) => at.getTime() >= from && at.getTime() < to);
}

function repeatsOf(year: number, timeZone: string): (readonly [number, number])[] {
	const found: (readonly [number, number])[] = [];
	const end = Date.UTC(year + 1, 0, 2);
	let next = zoned(new Date(Date.UTC(year - 1, 11, 30)), timeZone).getTimeZoneTransition('next');
	for (; next && next.epochMilliseconds < end; next = next.getTimeZoneTransition('next')) {
		const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
		const back = (before - next.offsetNanoseconds) / 1e6;
		if (back > 0) found.push([next.epochMilliseconds - back, next.epochMilliseconds + back]);
	}
	return found;
}

/** Control characters and halves of characters have no place in iCalendar (RFC 5545 §3.1). */
export const clean = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/(?!\n)\p{Cc}/gu, ' ');

function zoneBlock(timeZone: string): string {
	const [block = ''] = tzlib_get_ical_block(timeZone);
	// the library answers for an alias with the zone's other name, which no event would then find
	return block.replace(/^TZID:.*$/m, `TZID:${timeZone}`);
}
