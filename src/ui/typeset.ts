import { languageOf } from '#kernel/languages.ts';
import { isLocale } from '#kernel/words.ts';

/** Sets a line by the rules of its language, as a printer does. */
export const typeset = (text: string, lang: string): string =>
	(isLocale(lang) && languageOf(lang).typeset?.(text)) || text;
