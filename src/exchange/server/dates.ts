import { spelling } from '#kernel/fold.ts';
import { languageOf } from '#kernel/languages.ts';
import { locales } from '#kernel/words.ts';
import { Fault, type Reading } from './importer.ts';
import { isFailed, type Raw, shown } from './sheet.ts';

const EARLIEST = 20_000; // serial days: 1954
const LATEST = 80_000; // 2119
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

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

/**
 * A day as people write it, in ISO 8601: 25/11/2026, 25.11.26, 25 novembre 2026, 2026-11-25, a spreadsheet's serial number. A time behind it is
 * let aside. The day comes before the month; where a column shows that it does not, what could be read both ways is refused.
 */
export function day(cell: Raw, { monthFirst }: Reading): string | null | Fault {
	if (isFailed(cell)) return new Fault('exchange_wrong_formula');
	const found = shown(cell).trim();
	if (!found) return null;
	const serial = Number(found);
	if (serial >= EARLIEST && serial <= LATEST) return isoDay(new Date(EPOCH + Math.floor(serial) * DAY));
	const parts = parse(found);
	if (!parts) return new Fault('exchange_wrong_date');
	const [year, month, date, numeric] = parts;
	if (numeric && month > 12 && date <= 12) return new Fault('exchange_wrong_date_order');
	if (numeric && monthFirst && date <= 12 && date !== month) return new Fault('exchange_wrong_date_doubt');
	return real(year, month, date) ?? new Fault('exchange_wrong_date_none');
}

/** Whether a date can only be read with the month first, as in 12/25/2026. */
export function isMonthFirst(cell: Raw): boolean {
	const [, month = 0, date = 0, numeric = false] = parse(shown(cell).trim()) ?? [];
	return numeric && month > 12 && date <= 12 && date > 0;
}

/** A time of day as HH:MM: 18:30, 18h30, 18.30, 18 h, 6:30 pm, or a spreadsheet's part of a day. What stands behind a date is taken too. */
export function time(cell: Raw): string | null | Fault {
	if (isFailed(cell)) return new Fault('exchange_wrong_formula');
	const found = shown(cell).trim();
	if (!found) return null;
	const part = Number(found.replace(',', '.'));
	if (part >= 0 && part < 1 && /^0?[.,]?\d/.test(found)) return clock(Math.round(part * 1440));
	return timeIn(found.replace(/^\d{4}-\d{2}-\d{2}T/, '')) ?? new Fault('exchange_wrong_time');
}

/** The time that stands behind a date in the same cell; null when there is none. */
export function timeBehind(cell: Raw): string | null {
	const found = shown(cell).trim();
	const serial = Number(found);
	if (serial >= EARLIEST && serial <= LATEST) return serial % 1 ? clock(Math.round((serial % 1) * 1440)) : null;
	const behind =
		/^(?:\d{4}-\d{1,2}-\d{1,2}T|.*\d{2}\s+(?:\p{L}{1,3}\s+)?)(\d{1,2}\s*(?:[:.]|\p{L}+)\s*\d{0,2}(?::\d{2})?\s*(?:[ap]m)?)/iu.exec(
			found
		);
	return behind?.[1] ? timeIn(behind[1]) : null;
}

const hours = locales.flatMap((locale) => languageOf(locale).hours).join('|');
const CLOCK = new RegExp(
	`^(\\d{1,2})\\s*(?:(?:${hours}|:|\\.|,)\\s*(\\d{2})?(?::\\d{2}(?:\\.\\d+)?)?|(?=\\s*[ap]m))\\s*([ap]\\.?m\\.?)?(?:z|${hours})?$`,
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

type Parts = readonly [year: number, month: number, date: number, numeric: boolean];

function parse(found: string): Parts | null {
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(found) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(found);
	if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3]), false];
	const numeric = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)/u.exec(found);
	if (numeric) return [century(numeric[3] ?? ''), Number(numeric[2]), Number(numeric[1]), true];
	const words =
		/^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:\.|\p{L}{1,2})?[\s-]+(?:\p{L}{2}\s+)?(\p{L}+)\.?[\s-]+(\d{4}|\d{2})(?!\d)/iu.exec(
			found
		);
	const month = words && months.get(spelling(words[2] ?? ''));
	return month ? [century(words[3] ?? ''), month, Number(words[1]), false] : null;
}

/** Two figures: up to 69 of this century, as spreadsheets read them. */
const century = (year: string): number =>
	year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);

function real(year: number, month: number, date: number): string | null {
	const at = new Date(Date.UTC(year, month - 1, date));
	return at.getUTCMonth() === month - 1 && at.getUTCDate() === date && year > 1000 ? isoDay(at) : null;
}

const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
const clock = (minutes: number): string =>
	`${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
