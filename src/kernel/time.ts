import { languageOf } from './languages.ts';
import type { Locale } from './words.ts';

const styles = {
	long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	short: { weekday: 'short', day: 'numeric', month: 'short' },
	span: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
	yearly: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
	weekday: { weekday: 'long' },
	clock: { hour: '2-digit', minute: '2-digit' },
	block: { day: '2-digit', month: 'short' },
	days: { day: 'numeric', month: 'long', year: 'numeric' },
	month: { month: 'long', year: 'numeric' },
	iso: { year: 'numeric', month: '2-digit', day: '2-digit' },
	hour: { hour: '2-digit', hourCycle: 'h23' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

const format = (style: keyof typeof styles, locale: Locale, timeZone: string): Intl.DateTimeFormat =>
	formatOf(style, languageOf(locale).region, timeZone);

/** `Intl` formats cost a hundred times more to make than to use: a list of séances would spend most of its time on them. */
function formatOf(style: keyof typeof styles, region: string, timeZone: string): Intl.DateTimeFormat {
	const key = `${style} ${region} ${timeZone}`;
	let known = formats.get(key);
	if (!known) {
		known = new Intl.DateTimeFormat(region, { ...styles[style], timeZone });
		formats.set(key, known);
	}
	return known;
}

const dated = (said: string, locale: Locale): string => languageOf(locale).dated?.(said) ?? said;

/** « mercredi 25 novembre 2026 » */
export const longDate = (at: Date, locale: Locale, timeZone: string): string =>
	dated(format('long', locale, timeZone).format(at), locale);

/** « mer. 25 nov. » */
export const shortDate = (at: Date, locale: Locale, timeZone: string): string =>
	dated(format('short', locale, timeZone).format(at), locale);

/** « mercredi » */
export const weekdayOf = (at: Date, locale: Locale, timeZone: string): string =>
	format('weekday', locale, timeZone).format(at);

/** « 18:30 » */
export const clock = (at: Date, locale: Locale, timeZone: string): string =>
	format('clock', locale, timeZone).format(at);

/** « mer. 25 nov., 18:30 – 20:30 »; both days are said when it ends on another one, and the year when it is not the one we are in. */
export function span(from: Date, to: Date, locale: Locale, timeZone: string, now = new Date()): string {
	const year = (at: Date): string => isoDate(at, timeZone).slice(0, 4);
	const style = year(from) === year(now) && year(to) === year(now) ? 'span' : 'yearly';
	const key = `${style} ${locale} ${timeZone} ${from.getTime()} ${to.getTime()}`;
	let known = spans.get(key);
	if (known === undefined) {
		known = dated(format(style, locale, timeZone).formatRange(from, to), locale);
		if (spans.size === MOST_SPANS) spans.clear();
		spans.set(key, known);
	}
	return known;
}

/** To format a range costs as much as a query, and every list says the same séances. */
const spans = new Map<string, string>();
const MOST_SPANS = 5000;

/** « 8–12 février 2027 », « 1er octobre 2026 »: from one day to another, both in a zone. */
export const daysSaid = (from: Date, to: Date, locale: Locale, timeZone = 'UTC'): string =>
	dated(format('days', locale, timeZone).formatRange(from, to), locale);

/** « novembre 2026 » */
export const monthOf = (at: Date, locale: Locale, timeZone: string): string =>
	format('month', locale, timeZone).format(at);

/** The two parts of a calendar's leaf: « 25 » and « nov. ». */
export function leaf(at: Date, locale: Locale, timeZone: string): { day: string; month: string } {
	const parts = format('block', locale, timeZone).formatToParts(at);
	const part = (type: 'day' | 'month'): string => parts.find((found) => found.type === type)?.value ?? '';
	return { day: part('day'), month: part('month') };
}

/** The date of a moment in a zone, as ISO 8601: 2026-11-25. */
export const isoDate = (at: Date, timeZone: string): string => formatOf('iso', 'en-CA', timeZone).format(at);

/** The hour that the clock of a zone shows, from 0 to 23. */
export const hourOf = (at: Date, timeZone: string): number => Number(formatOf('hour', 'en-GB', timeZone).format(at));

/** A moment that belongs to an ISO date wherever one reads it in UTC: noon, to say the date with the zone UTC. */
export const noonOf = (isoDay: string): Date => new Date(`${isoDay}T12:00:00Z`);

/** « 90 minutes », « 4 heures », « 2 jours »: in the largest unit that is whole. */
export function durationSaid(minutes: number, locale: Locale): string {
	const [unit, value] =
		minutes > 1440 && minutes % 1440 === 0
			? (['day', minutes / 1440] as const)
			: minutes && minutes % 60 === 0
				? (['hour', minutes / 60] as const)
				: (['minute', minutes] as const);
	return new Intl.NumberFormat(languageOf(locale).region, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
