import { languageOf } from '#kernel/languages.ts';
import { noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';

/** What the days of a week are called, Monday first. */
export function weekdays(locale: Locale): string[] {
	const format = new Intl.DateTimeFormat(languageOf(locale).region, { weekday: 'long', timeZone: 'UTC' });
	// the first day of 2024 was a Monday
	return Array.from({ length: 7 }, (_, day) => format.format(noonOf(`2024-01-0${day + 1}`)));
}
