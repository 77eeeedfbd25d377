import type { Locale, Words } from '#kernel/words.ts';
import type { OrganizationCard } from '#network';
import type { Band } from './results.ts';

/** A programme of study (« formation »). */
export type Programme = Readonly<{
	id: string;
	slug: string;
	title: Words;
	summary: Words;
	body: Words | null;
	organization: OrganizationCard;
	/** Level of the European Qualifications Framework, 1 to 8. */
	eqf: number | null;
	/** The credits of its courses. */
	ects: number;
	languages: Locale[];
	/** Who is admitted by a degree, and who by what she has done. */
	byDegree: Words | null;
	byExperience: Words | null;
	bands: readonly Band[];
	/** In percent of what was planned. */
	leastPresence: number | null;
	operation: string | null;
	fictional: boolean;
	publishedAt: Date | null;
	deletedAt: Date | null;
}>;

export type Course = Readonly<{
	id: string;
	code: string;
	title: Words;
	ects: number;
	rank: number;
	teachers: string[];
}>;

/** A cohort (« promotion »): those who follow a programme together. Days are ISO dates, fees are cents of a euro. */
export type Cohort = Readonly<{
	id: string;
	programme: string;
	slug: string;
	name: string;
	fromDay: string;
	toDay: string;
	pool: string;
	appliesFrom: string | null;
	appliesUntil: string | null;
	feeCents: number;
	instalments: number;
	offerDays: number;
	/** Since when its participants are asked before and after; null: they are not. */
	changeAskedAt: Date | null;
}>;

export const phases = ['coming', 'open', 'closed', 'running', 'ended'] as const;
export type Phase = (typeof phases)[number];

/** Where a cohort stands on a day: `open` while one may apply, `closed` between the last day to apply and the first of teaching. */
export function phaseOf({ fromDay, toDay, appliesFrom, appliesUntil }: Cohort, today: string): Phase {
	if (today > toDay) return 'ended';
	if (takesApplications({ appliesFrom, appliesUntil }, today)) return 'open';
	if (today >= fromDay) return 'running';
	return appliesUntil && today > appliesUntil ? 'closed' : 'coming';
}

/** Whether one may apply on a day; without a first day nobody can. */
export const takesApplications = (
	{ appliesFrom, appliesUntil }: Pick<Cohort, 'appliesFrom' | 'appliesUntil'>,
	today: string
): boolean => appliesFrom !== null && today >= appliesFrom && (appliesUntil === null || today <= appliesUntil);

/** Who pays for somebody's place. */
export const payers = ['participant', 'employer'] as const;
export type Payer = (typeof payers)[number];

/** A fee in so many parts that add up to it, the first ones larger by a cent where it does not divide. */
export function partsOf(cents: number, parts: number): number[] {
	const [each, rest] = [Math.floor(cents / parts), cents % parts];
	return Array.from({ length: parts }, (_, turn) => each + (turn < rest ? 1 : 0));
}

export const documentKinds = ['degree', 'transcript', 'cv', 'experience', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];
