import { languageName } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';

/** The languages that one writes in, the reader's first, each called by its name in hers. */
export const languagesOf = (all: readonly Locale[], reader: Locale): { locale: Locale; name: string }[] =>
	[reader, ...all.filter((one) => one !== reader)].map((locale) => ({ locale, name: languageName(locale, reader) }));
