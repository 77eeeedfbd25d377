import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

/** The years of primary and secondary school. */
export const schoolYears = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 's1', 's2', 's3', 's4', 's5', 's6', 's7'] as const;
export type SchoolYear = (typeof schoolYears)[number];

/** The streams (« filières »); `core` is the common core, up to the third year of secondary school. */
export const streams = ['core', 'general', 'transition', 'qualification', 'professional', 'specialised'] as const;
export type Stream = (typeof streams)[number];

// named one by one: a computed key would bring every message of the hub into the page
const streamNames: Record<Stream, Name> = {
	core: m.classes_stream_core,
	general: m.classes_stream_general,
	transition: m.classes_stream_transition,
	qualification: m.classes_stream_qualification,
	professional: m.classes_stream_professional,
	specialised: m.classes_stream_specialised
};

/** « 2e secondaire »; without a language, in the reader's. */
export function yearName(year: SchoolYear, locale?: Locale): string {
	const words = { count: Number(year.slice(1)) };
	const options = locale ? { locale } : undefined;
	return year.startsWith('p') ? m.classes_year_primary(words, options) : m.classes_year_secondary(words, options);
}

/** What a stream is called; without a language, in the reader's. */
export const streamName = (stream: Stream, locale?: Locale): string =>
	streamNames[stream]({}, locale ? { locale } : undefined);
