import { languageName } from '#kernel/languages.ts';
import { eachLocale, type Locale } from '#kernel/words.ts';

/** The languages to write in, the reader's first, with their names in hers. */
export const languagesFor = (locale: Locale, offered: readonly Locale[]): { locale: Locale; name: string }[] =>
	[locale, ...offered.filter((one) => one !== locale)].map((one) => ({ locale: one, name: languageName(one, locale) }));

/** What was typed for a text, by language. */
export const wordsOf = (fields: Readonly<Record<string, string>>, name: string): Record<Locale, string> =>
	eachLocale((locale) => fields[`${name}_${locale}`] ?? '');
