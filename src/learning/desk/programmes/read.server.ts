import type { Locale } from '#kernel/words.ts';
import { locales } from '#kernel/words.ts';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';
import { NewClosedPeriod, NewCourse } from '../../index.ts';

/** A number as a form has it; NaN when there is none, so that the schema says what is missing. */
export const numberOf = (form: FormData, name: string): number => {
	const text = fieldOf(form, name).trim().replace(',', '.');
	return text ? Number(text) : Number.NaN;
};

/** The same, null when the field is empty. */
const numberOrNull = (form: FormData, name: string): number | null =>
	fieldOf(form, name).trim() ? numberOf(form, name) : null;

export const textOrNull = (form: FormData, name: string): string | null => fieldOf(form, name).trim() || null;

/** What the form of a programme holds, to be checked by `NewProgramme`. */
export const programmeIn = (form: FormData, locale: Locale) => ({
	title: wordsField(form, 'title', locale),
	summary: wordsField(form, 'summary', locale),
	body: wordsField(form, 'body', locale),
	organization: fieldOf(form, 'organization'),
	eqf: numberOrNull(form, 'eqf'),
	languages: locales.filter((one) => ticked(form, 'languages').includes(one)),
	byDegree: wordsField(form, 'byDegree', locale),
	byExperience: wordsField(form, 'byExperience', locale),
	leastPresence: numberOrNull(form, 'leastPresence'),
	operation: textOrNull(form, 'operation')
});

/** What the form of a cohort holds, to be checked by `NewCohort`; the fee is typed in euro. */
export const cohortIn = (form: FormData) => ({
	name: fieldOf(form, 'name'),
	fromDay: fieldOf(form, 'fromDay'),
	toDay: fieldOf(form, 'toDay'),
	places: numberOf(form, 'places'),
	appliesFrom: textOrNull(form, 'appliesFrom'),
	appliesUntil: textOrNull(form, 'appliesUntil'),
	feeCents: Math.round((numberOrNull(form, 'fee') ?? 0) * 100),
	instalments: numberOrNull(form, 'instalments') ?? 1,
	offerDays: numberOrNull(form, 'offerDays') ?? 14,
	asksChange: ticked(form, 'asksChange').length > 0
});

/** Reads the form of a course; its teachers are named with commas or on lines of their own. */
export const courseIn = (form: FormData, locale: Locale) =>
	NewCourse.safeParse({
		code: fieldOf(form, 'code'),
		title: wordsField(form, 'courseTitle', locale),
		ects: numberOf(form, 'ects'),
		teachers: fieldOf(form, 'teachers')
			.split(/[,\n]/)
			.map((name) => name.trim())
			.filter(Boolean)
	});

/** Reads the form of a time when the house is closed. */
export const closedPeriodIn = (form: FormData, locale: Locale) =>
	NewClosedPeriod.safeParse({
		name: wordsField(form, 'name', locale),
		fromDay: fieldOf(form, 'fromDay'),
		toDay: fieldOf(form, 'toDay')
	});
