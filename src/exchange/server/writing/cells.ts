import { clock, isoDate } from '#kernel/time.ts';
import type { Cell } from '../../index.ts';

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236). */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Excel reads `2026-11-25 18:30` as a moment in every language, `25/11/2026` only in some. */
export const csvText = (cell: Cell, timeZone: string): Exclude<Cell, Date> => {
	if (cell instanceof Date) return `${isoDate(cell, timeZone)} ${clock(cell, 'fr', timeZone)}`;
	return typeof cell === 'string' ? harmless(cell) : cell;
};

const DAY_MS = 86_400_000;
/** What a spreadsheet calls the day 0 of our clocks. */
const EPOCH = 25_569;

/** A moment as a spreadsheet counts it: days, by the clock of a zone, to the minute. */
export const serialOf = (at: Date, timeZone: string): number =>
	Date.parse(`${isoDate(at, timeZone)}T${clock(at, 'fr', timeZone)}Z`) / DAY_MS + EPOCH;
