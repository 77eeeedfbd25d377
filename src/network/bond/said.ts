import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Bond } from './bond.ts';

/** The convention that binds in a year, in one line; null when there is none. */
export function conventionSaid(
	{ conventions, year }: Pick<Bond, 'conventions' | 'year'>,
	locale: Locale
): string | null {
	const found = conventions.find(
		({ fromDay, untilDay, withdrawnAt }) =>
			!withdrawnAt && fromDay <= `${year}-12-31` && (untilDay === null || untilDay >= `${year}-01-01`)
	);
	if (!found) return null;
	const said = (day: string): string => longDate(noonOf(day), locale, 'UTC');
	const signed = m.bond_signed_on({ date: said(found.signedOn) }, { locale });
	const lasts = found.untilDay
		? m.bond_from_until({ from: said(found.fromDay), until: said(found.untilDay) }, { locale })
		: m.bond_from_open({ from: said(found.fromDay) }, { locale });
	return `${m.bond_convention({}, { locale })} · ${signed} · ${lasts}`;
}
