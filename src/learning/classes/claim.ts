import { ADULT_AGE } from '#kernel/identity/visibility.ts';
import type { SchoolYear } from './years.ts';

/**
 * From this age on a child consents herself to what a service of the information society does with her data; below it whoever holds parental
 * responsibility does (GDPR, article 8.1; in Belgium 13 years: law of 30 July 2018 on the protection of natural persons with regard to the processing
 * of personal data, article 7).
 */
export const CLAIM_AGE = 13;

/** Who says that a pseudonym may become an account's. */
export const claimants = ['self', 'parent'] as const;
export type Claimant = (typeof claimants)[number];

/** In September of which year a school year began: the one before until August. */
export const schoolYearOf = (at: Date): number => at.getUTCFullYear() - (at.getUTCMonth() < 7 ? 1 : 0);

/** When most pupils of a class were born: one enters the first year in the year in which one turns six. */
const bornIn = (year: SchoolYear, began: number): number =>
	began - (year.startsWith('p') ? 5 : 11) - Number(year.slice(1));

/** The last year in which a pupil of a class may be a minor: the youngest is a year ahead of her class. */
export const minorUntil = (year: SchoolYear, began: number): number => bornIn(year, began) + 1 + ADULT_AGE;

/**
 * Whether a pupil may be too young to consent herself, whatever year of birth she says: in primary school she always may, and all of the year in which
 * she turns thirteen counts.
 */
export const needsParent = (year: SchoolYear, born: number, now: number): boolean =>
	year.startsWith('p') || now - born <= CLAIM_AGE;
