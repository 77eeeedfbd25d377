import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Measure } from '../figures/measures.ts';
import type { Told } from '../figures/told.ts';
import { said, unitName } from '../server/names.ts';

/** « 2026 », « 2024–2026 » */
export const yearsSaid = ({ fromYear, untilYear }: Pick<Told, 'fromYear' | 'untilYear'>): string =>
	fromYear === untilYear ? `${fromYear}` : `${fromYear}–${untilYear}`;

/** A number as everybody may read it: that it is too small, none, or at least so much. */
export function valueSaid({ unit }: Measure, value: number | null, locale: Locale): string {
	if (value === null) return m.impact_public_few();
	if (!value) return m.impact_public_none_of();
	return m.impact_public_at_least({ figure: said(value, unit, locale), unit: unitName(value, unit) });
}
