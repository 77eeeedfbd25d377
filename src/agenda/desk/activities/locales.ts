import { eachLocale, type Locale } from '#kernel/words.ts';

/** What was typed for a text, by language. */
export const wordsOf = (fields: Readonly<Record<string, string>>, name: string): Record<Locale, string> =>
	eachLocale((locale) => fields[`${name}_${locale}`] ?? '');
