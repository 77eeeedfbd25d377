import { languages } from './languages.ts';

export type Locale = keyof typeof languages;
/** The languages of the interface, the first one being the reference. */
export const locales = Object.keys(languages) as [Locale, ...Locale[]];

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale);

/** A text in one or more languages, and the language it was written in. `words.schema.ts` checks one that comes from outside. */
export type Words = Readonly<{ source: Locale } & Partial<Record<Locale, string>>>;

/** A message that says what something is called; without a language, in the reader's. In the browser such messages are named one by one: looked up by a computed key, all of them would come. */
export type Name = (words: object, options?: { locale: Locale }) => string;

/** What each of some keys is called; without a language, in the reader's. */
export const named =
	<Key extends string>(names: Readonly<Record<Key, Name>>) =>
	(key: Key, locale?: Locale): string =>
		names[key]({}, locale && { locale });

/** Something of each language. */
export const eachLocale = <T>(make: (locale: Locale) => T): Record<Locale, T> =>
	Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;

/** The languages with one of them first. */
export const inOrder = (first: Locale): Locale[] => [first, ...locales.filter((locale) => locale !== first)];

/** A text of what each language has: the first that has anything is its source; null when none has. */
export function wordsFrom(
	text: (locale: Locale) => string | undefined,
	order: readonly Locale[] = locales
): Words | null {
	const given = order.flatMap((locale) => {
		const found = text(locale)?.trim();
		return found ? [[locale, found] as const] : [];
	});
	const [source] = given[0] ?? [];
	return source ? { source, ...Object.fromEntries(given) } : null;
}

/** What a message says in every language, as a text that people may change. */
export const inAll = (
	message: (words: Record<string, never>, options?: { locale: Locale }) => string,
	source: Locale = locales[0]
): Words => ({
	source,
	...eachLocale((locale) => message({}, { locale }))
});

/** The text for a reader and the language it is really in: the asked one, else the source. */
export function say(words: Words, locale: Locale): { text: string; lang: Locale } {
	const asked = words[locale];
	return asked ? { text: asked, lang: locale } : { text: words[words.source] ?? '', lang: words.source };
}

/** The same words in the one language that a reader gets. */
export function said(words: Words, locale: Locale): Words {
	const { text, lang } = say(words, locale);
	return { source: lang, [lang]: text };
}

/** Data with all its words in the one language that a reader gets: no other need travel to her. What stands at several places of it still is one thing. */
export function saidAll<T>(data: T, locale: Locale, known = new Map<unknown, unknown>()): T {
	if (!isPlain(data)) return data;
	if (!known.has(data)) {
		const shown = Array.isArray(data) ? [] : {};
		known.set(data, isWords(data) ? said(data, locale) : shown);
		if (!isWords(data))
			for (const [name, value] of Object.entries(data)) Object.assign(shown, { [name]: saidAll(value, locale, known) });
	}
	return known.get(data) as T;
}

const isPlain = (data: unknown): data is object =>
	Array.isArray(data) ||
	(typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype);

const isWords = (data: object): data is Words =>
	'source' in data && isLocale(data.source) && typeof (data as Words)[data.source] === 'string';

/** A word as it begins a line: « lieu » → « Lieu ». */
export const initial = (word: string, locale?: Locale): string =>
	word.slice(0, 1).toLocaleUpperCase(locale) + word.slice(1);
