import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

/** What of a file can answer a point of a dossier; `free`: nothing, it is to be written. */
export const headingParts = [
	...([
		'presentation',
		'needs',
		'promises',
		'people',
		'numbers',
		'plan',
		'support',
		'documents',
		'line',
		'free'
	] as const)
] as const;
export type HeadingPart = (typeof headingParts)[number];

const names: Readonly<Record<HeadingPart, Name>> = {
	presentation: m.calls_part_presentation,
	needs: m.venture_needs,
	promises: m.venture_promises,
	people: m.calls_part_people,
	numbers: m.venture_numbers,
	plan: m.venture_plan,
	support: m.calls_part_support,
	documents: m.venture_documents,
	line: m.venture_line,
	free: m.calls_part_free
};

export const headingPartName = (part: HeadingPart, locale?: Locale): string => names[part]({}, locale && { locale });
