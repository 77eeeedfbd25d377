import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';

/** « 8 – 12 février 2027 », of two days that are noon in UTC. */
export const daysSaid = (from: Date, to: Date, locale: Locale): string =>
	new Intl.DateTimeFormat(languageOf(locale).region, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(from, to);
