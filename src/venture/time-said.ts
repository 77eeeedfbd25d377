import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';

/** « 7 h 30 min », « 45 min »: how long support took, as one adds it up. */
export function timeSaid(minutes: number, locale: Locale): string {
	const part = (value: number, unit: 'hour' | 'minute'): string =>
		new Intl.NumberFormat(languageOf(locale).region, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	return [hours ? part(hours, 'hour') : '', rest || !hours ? part(rest, 'minute') : ''].filter(Boolean).join(' ');
}
