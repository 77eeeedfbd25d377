import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';

const known = new Map<string, Intl.NumberFormat>();

/** Whole euros as a language writes them. */
export function euros(amount: number, locale: Locale): string {
	let format = known.get(locale);
	if (!format) {
		format = new Intl.NumberFormat(languageOf(locale).region, {
			style: 'currency',
			currency: 'EUR',
			maximumFractionDigits: 0
		});
		known.set(locale, format);
	}
	return format.format(amount);
}

/** Cents as whole euros, downwards as in the story. */
export const centsAsEuros = (cents: number, locale: Locale): string => euros(Math.floor(cents / 100), locale);
