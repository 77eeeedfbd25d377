import type { Locale } from './words.ts';

/** Belgian habits for each language: 18:30 and not 6:30 PM, the day before the month. */
const regions: Record<Locale, string> = { fr: 'fr-BE', en: 'en-GB', nl: 'nl-BE', fi: 'fi-FI' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Intl` formats cost a hundred times more to make than to use. */
function format(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
	const known = formats.get(key) ?? new Intl.DateTimeFormat(regions[locale], { ...options, timeZone });
	formats.set(key, known);
	return known;
}

/** « mercredi 25 novembre 2026 » */
export const longDate = (at: Date, locale: Locale, timeZone: string): string =>
	format(locale, timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);

/** « mer. 25 nov. » */
export const shortDate = (at: Date, locale: Locale, timeZone: string): string =>
	format(locale, timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at);

/** « 18:30 » */
export const clock = (at: Date, locale: Locale, timeZone: string): string =>
	format(locale, timeZone, { hour: '2-digit', minute: '2-digit' }).format(at);

/** « mer. 25 nov., 18:30 – 20:30 »; both days are said when it ends on another one. */
export const span = (from: Date, to: Date, locale: Locale, timeZone: string): string =>
	format(locale, timeZone, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		hour: '2-digit',
		minute: '2-digit'
	}).formatRange(from, to);

/** The date of a moment in a zone, as ISO 8601: 2026-11-25. */
export const isoDate = (at: Date, timeZone: string): string =>
	new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
