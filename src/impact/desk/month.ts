import type { Locale } from '#kernel/words.ts';

/** « mars 2026 », of « 2026-03 ». */
export const monthCalled = (month: string, locale: Locale): string =>
	new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
		new Date(`${month}-15T12:00Z`)
	);
