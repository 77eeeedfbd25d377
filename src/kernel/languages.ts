import type { Locale } from './words.ts';

const names = new Map<Locale, Intl.DisplayNames>();

/** What a language is called in another: « néerlandais », « Dutch ». */
export function languageName(language: string, locale: Locale): string {
	let known = names.get(locale);
	if (!known) {
		known = new Intl.DisplayNames([locale], { type: 'language' });
		names.set(locale, known);
	}
	return known.of(language) ?? language;
}
