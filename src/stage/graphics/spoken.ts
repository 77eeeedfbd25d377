import { isLocale, type Locale, say, type Words } from '#kernel/words.ts';

/** The data of a graphic in one language: wherever it has a text in several, the one that is said. */
export function spoken(value: unknown, locale: Locale): unknown {
	if (Array.isArray(value)) return value.map((item) => spoken(item, locale));
	if (typeof value !== 'object' || value === null) return value;
	if ('source' in value && isLocale(value.source)) return say(value as Words, locale).text;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoken(item, locale)]));
}
