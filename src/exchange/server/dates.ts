import { spelling } from '#kernel/fold.ts';
import { languageOf } from '#kernel/languages.ts';
import { localOf } from '#kernel/server/clock.ts';
import { locales } from '#kernel/words.ts';
import { Fault, type Reading } from './importer.ts';
import { isFailed, type Raw, shown } from './sheet.ts';

const EARLIEST = 20_000; // serial days: 1954
const LATEST = 80_000; // 2119
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const [FIRST_YEAR, LAST_YEAR] = [1901, 2199];

/** The months by their names in the languages of the interface, whole and shortened. */
const months = new Map(
	locales.flatMap((locale) =>
		(['long', 'short'] as const).flatMap((month) => {
			const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month });
			return Array.from({ length: 12 }, (_, index) => {
				const parts = format.formatToParts(new Date(2026, index, 15));
				return [spelling(parts.find(({ type }) => type === 'month')?.value ?? ''), index + 1] as const;
			});
		})
	)
);

/** A cell that says a day, and the time that stands behind it. */
type Written = Readonly<{ day: string; clock: string | null }>;

/**
 * A day as people write it, in ISO 8601: 25/11/2026, 25.11.26, 25 novembre 2026, 2026-11-25, a spreadsheet's serial number. A time behind it is
 * let aside. The day comes before the month; where a column shows that it does not, what could be read both ways is refused.
 */
export function day(cell: Raw, reading: Reading): string | null | Fault {
	const found = written(cell, reading);
	return found === null || found instanceof Fault ? found : found.day;
}

/** A day, with the time behind it when there is one: `2026-11-25T18:30`. One that names its zone is told by the clock of the hub. */
export function moment(cell: Raw, reading: Reading): string | null | Fault {
	const found = written(cell, reading);
	if (found === null || found instanceof Fault) return found;
	return found.clock ? `${found.day}T${found.clock}` : found.day;
}

/** Whether a date can only be read with the month first, as in 12/25/2026. */
export function isMonthFirst(cell: Raw): boolean {
	const { month, date, numeric } = parse(shown(cell).trim()) ?? {};
	return Boolean(numeric && month && date && month > 12 && date <= 12);
}

/** A time of day as HH:MM: 18:30, 18h30, 18.30, 18 h, 6:30 pm, or a spreadsheet's part of a day. What stands behind a date is taken too. */
export function time(cell: Raw, reading: Reading): string | null | Fault {
	if (isFailed(cell)) return new Fault('exchange_wrong_formula');
	const found = shown(cell).trim();
	if (!found) return null;
	const part = Number(found.replace(',', '.'));
	if (part >= 0 && part < 1 && /^0?[.,]?\d/.test(found)) return clock(Math.round(part * 1440));
	const plain = timeIn(found);
	if (plain) return plain;
	const [alone, zone] = zoneBehind(found);
	if (zone && timeIn(alone)) return new Fault('exchange_wrong_zone');
	const whole = written(cell, reading);
	return (whole instanceof Fault ? null : whole?.clock) ?? new Fault('exchange_wrong_time');
}

function written(cell: Raw, { monthFirst, timeZone }: Reading): Written | null | Fault {
	if (isFailed(cell)) return new Fault('exchange_wrong_formula');
	const found = shown(cell).trim();
	if (!found) return null;
	const serial = Number(found);
	if (serial >= EARLIEST && serial <= LATEST) return fromSerial(serial);
	const parts = parse(found);
	if (!parts) return new Fault('exchange_wrong_date');
	const { month, date, numeric } = parts;
	if (numeric && month > 12 && date <= 12) return new Fault('exchange_wrong_date_order');
	if (numeric && monthFirst && date <= 12 && date !== month) return new Fault('exchange_wrong_date_doubt');
	const day = real(parts);
	if (day instanceof Fault) return day;
	return /\d/.test(parts.behind) ? withTime(day, parts.behind, timeZone) : { day, clock: null };
}

function fromSerial(serial: number): Written {
	const minutes = Math.round(serial * 1440);
	return {
		day: isoDay(new Date(EPOCH + Math.floor(minutes / 1440) * DAY)),
		clock: minutes % 1440 ? clock(minutes % 1440) : null
	};
}

/** What stands behind a day must be one time, and nothing else with figures: of two hours or two days one would be lost. */
function withTime(day: string, behind: string, timeZone: string | undefined): Written | Fault {
	const basic = behind.replace(/^T(\d{2})(\d{2})(?:\d{2})?(?=\D|$)/, 'T$1:$2');
	const [, tail = ''] = /^(?:T|[\s,]+(?:\p{L}{1,5}\.?\s+)?)(\d.*)$/iu.exec(basic) ?? [];
	const plain = timeIn(tail);
	if (plain) return { day, clock: plain };
	const [alone, zone] = zoneBehind(tail);
	const there = zone && timeIn(alone);
	// 18:30-20:30 tells two hours, 2026-11-25T18:30-05:00 one
	if (!there || (zone.startsWith('-') && !behind.startsWith('T') && /^\d+:\d\d$/.test(alone)))
		return new Fault('exchange_wrong_time');
	if (!timeZone) return new Fault('exchange_wrong_zone');
	const [date = '', time = ''] = localOf(new Date(`${day}T${there}${zone}`), timeZone).split('T');
	return { day: date, clock: time };
}

/** A time and the zone behind it, as ISO 8601 and letters (RFC 5322) have it: `Z`, `UTC`, `+0100`, `-05:00`. */
function zoneBehind(found: string): [alone: string, zone: string | null] {
	const [, alone = '', word, sign, hours = '', minutes] =
		/^(.*\d)\s*(?:(z|utc|gmt)|(?:utc|gmt)?([+-])(\d{2})(?::?(\d{2}))?)(?:\[[^\]]*\])?$/i.exec(found) ?? [];
	if (word) return [alone, 'Z'];
	const real = sign && Number(hours) < 15 && Number(minutes ?? 0) < 60;
	return real ? [alone, `${sign}${hours}:${minutes ?? '00'}`] : [found, null];
}

const hours = locales.flatMap((locale) => languageOf(locale).hours).join('|');
const CLOCK = new RegExp(
	`^(\\d{1,2})\\s*(?:(?:${hours}|:|\\.|,)\\s*(\\d{2})?(?:[:.]\\d{2}(?:\\.\\d+)?)?|(?=\\s*[ap]m))\\s*([ap]\\.?m\\.?)?(?:${hours})?$`,
	'i'
);

function timeIn(found: string): string | null {
	const parts = CLOCK.exec(found);
	if (!parts) return null;
	const half = parts[3]?.toLowerCase().startsWith('p') ? 12 : 0;
	const hour = parts[3] ? (Number(parts[1]) % 12) + half : Number(parts[1]);
	const minute = Number(parts[2] ?? 0);
	return hour < 24 && minute < 60 ? clock(hour * 60 + minute) : null;
}

type Parts = Readonly<{ year: number; month: number; date: number; numeric: boolean; behind: string }>;

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=T|$)/;
const NUMERIC = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)/u;
const WORDS =
	/^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:\.|\p{L}{1,2})?[\s-]+(?:\p{L}{2}\s+)?(\p{L}+)\.?[\s-]+(\d{4}|\d{2})(?!\d)/iu;

function parse(found: string): Parts | null {
	const behind = ([whole]: RegExpExecArray) => found.slice(whole.length);
	const iso = ISO.exec(found) ?? COMPACT.exec(found);
	if (iso)
		return {
			...{ year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) },
			...{ numeric: false, behind: behind(iso) }
		};
	const numeric = NUMERIC.exec(found);
	if (numeric)
		return {
			...{ year: century(numeric[3] ?? ''), month: Number(numeric[2]), date: Number(numeric[1]) },
			...{ numeric: true, behind: behind(numeric) }
		};
	const words = WORDS.exec(found);
	const month = words && months.get(spelling(words[2] ?? ''));
	return month
		? { year: century(words[3] ?? ''), month, date: Number(words[1]), numeric: false, behind: behind(words) }
		: null;
}

/** Two figures: up to 69 of this century, as spreadsheets read them. */
const century = (year: string): number =>
	year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);

/** A spreadsheet that counts from nothing writes the last days of 1899; nobody means them. */
function real({ year, month, date }: Parts): string | Fault {
	const at = new Date(Date.UTC(year, month - 1, date));
	if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return new Fault('exchange_wrong_date_none');
	return inYears(isoDay(at), FIRST_YEAR, LAST_YEAR);
}

/** A date that is said to be of one of some years, or why it cannot be taken. */
export function inYears(date: string, least: number, most: number): string | Fault {
	const year = Number(date.slice(0, 4));
	return year >= least && year <= most ? date : new Fault('exchange_wrong_year', { least, most });
}

const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
const clock = (minutes: number): string =>
	`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
