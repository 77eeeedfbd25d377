import type { NumberAudience } from './kinds.ts';

/** What of a file its holders open to a partner, each part by itself; its card goes with any of them. */
export const parts = ['numbers', 'plan', 'contacts', 'documents', 'line'] as const;
export type Part = (typeof parts)[number];

/**
 * What somebody is to a file. `holder`: it is about her; `adviser`: of the organisation that keeps it; `partner`: an adviser of an organisation to which a holder has opened some parts of it; `mentor`:
 * hours with her stand, and she reads its card and nothing else. Whoever is none of them has no standing: for her it is not there, whatever her role in the hub.
 */
export type Standing =
	| Readonly<{ as: 'holder' }>
	| Readonly<{ as: 'adviser' }>
	| Readonly<{ as: 'partner'; parts: readonly Part[] }>
	| Readonly<{ as: 'mentor' }>;

/** So long after an hour a mentor still reads the card of the file that it was about. */
export const MENTOR_DAYS = 90;

/** Whether a part of a file is for somebody. */
export const reads = (standing: Standing, part: Part): boolean =>
	standing.as === 'partner' ? standing.parts.includes(part) : standing.as !== 'mentor';

/** Whether she may change it: those whom it is about, and the advisers who work in it. */
export const writes = ({ as }: Standing): boolean => as === 'holder' || as === 'adviser';

/** Whether a number is for somebody who reads the file. */
export const readsNumber = (standing: Standing, seen: NumberAudience): boolean =>
	writes(standing) || (reads(standing, 'numbers') && seen !== 'keeper');

type Told = Readonly<{ author: string | null; shared: boolean; struck: boolean }>;

/** Whether what was done with a file is for somebody: until it is shared, for nobody but its author. */
export const readsContact = (standing: Standing, { author, shared, struck }: Told, viewer: string): boolean =>
	author === viewer || (shared && !struck && reads(standing, 'contacts'));
