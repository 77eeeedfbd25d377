import type { Locale } from '#kernel/words.ts';

const names = new Map<Locale, Intl.DisplayNames>();

/** What a country (ISO 3166-1) is called in a language: « Finlande », « Finland ». */
export function countryName(code: string, locale: Locale): string {
	const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' });
	names.set(locale, known);
	return known.of(code) ?? code;
}
