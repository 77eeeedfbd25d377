/** A month as ISO 8601 writes it: `2026-11`. */
export type Month = string;

export const isMonth = (text: string): boolean => /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);

const at = (month: Month): [year: number, month: number] => [Number(month.slice(0, 4)), Number(month.slice(5, 7))];

/** The month so many after it. */
export function monthAfter(month: Month, months = 1): Month {
	const [year, nth] = at(month);
	const count = year * 12 + nth - 1 + months;
	return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export const daysIn = (month: Month): number => new Date(Date.UTC(...at(month), 0)).getUTCDate();

export const firstDay = (month: Month): string => `${month}-01`;
export const lastDay = (month: Month): string => `${month}-${String(daysIn(month)).padStart(2, '0')}`;

/** How many days of a month lie between two days, which both belong to it; without an end it goes on. */
export function daysWithin(month: Month, from: string, until: string | null): number {
	const first = from > firstDay(month) ? from : firstDay(month);
	const last = until && until < lastDay(month) ? until : lastDay(month);
	return last < first ? 0 : Number(last.slice(8)) - Number(first.slice(8)) + 1;
}
