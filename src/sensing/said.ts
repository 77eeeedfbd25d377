import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';

const formats = new Map<Locale, Intl.NumberFormat>();

/** « 21,4 °C » */
export function sayNumber(value: number, symbol: string | null, locale: Locale): string {
	const known =
		formats.get(locale) ?? new Intl.NumberFormat(languageOf(locale).region, { maximumSignificantDigits: 5 });
	formats.set(locale, known);
	return symbol ? `${known.format(value)} ${symbol}` : known.format(value);
}

/** What a stream said last: a number with its unit, or what it is. */
export function sayResult(number: number | null, result: unknown, symbol: string | null, locale: Locale): string {
	if (number !== null) return sayNumber(number, symbol, locale);
	if (result === null || result === undefined) return '–';
	return (typeof result === 'string' ? result : JSON.stringify(result)).slice(0, 80);
}
