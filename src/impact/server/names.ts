import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { stageName } from '#venture';
import type { Amber } from '../figures/amber.ts';
import type { PieceKind } from '../figures/material.ts';
import { partsOf, type UnitKind } from '../figures/measures.ts';
import type { Reason } from '../figures/unit.ts';
import type { DeclarationKind } from '../kinds.ts';

const sizesAndAges = [
	...(['micro', 'small', 'medium', 'large', 'unknown', 'to_17', 'to_24', 'to_34', 'to_54', 'from_55'] as const),
	...(['more', 'fewer', 'same'] as const),
	...(['gender_woman', 'gender_man', 'gender_another', 'gender_unknown'] as const)
] as const;
type Known = (typeof sizesAndAges)[number];

/** In a language, where it is not the reader's. */
const by = (locale: Locale | undefined) => (locale ? { locale } : undefined);

/** What measures, units, reasons, pieces, classes and declarations are called, in the reader's language or in a given one. */
export const measureName = (code: string, locale?: Locale): string =>
	m[`impact_measure_${code as 'RCO01'}`]({}, by(locale));
export const reasonName = (reason: Reason, locale?: Locale): string => m[`impact_left_${reason}`]({}, by(locale));
export const pieceName = (kind: PieceKind, locale?: Locale): string => m[`impact_piece_${kind}`]({}, by(locale));
export const amberName = (what: Amber): string => m[`impact_amber_${what}`]();
export const declaredName = (kind: DeclarationKind): string => m[`impact_declared_${kind}`]();
export const measureKindName = (kind: 'output' | 'result' | 'own'): string => m[`impact_measure_kind_${kind}`]();

/** A class of units: a size, an age, a gender, or the stage of a project. */
export function groupName(group: string, locale?: Locale): string {
	const known = sizesAndAges.find((one) => one === group);
	if (known) return m[`impact_group_${known satisfies Known}`]({}, by(locale));
	return stageName(group as Parameters<typeof stageName>[0], locale);
}

/** An amount as people say it: hundredths of a job and minutes in whole ones. */
const amountOf = (value: number, kind: UnitKind): number => value / partsOf(kind);

/** What so many of a unit are called: « 1 entreprise », « 12 entreprises ». */
export const unitName = (value: number, kind: UnitKind, locale?: Locale): string =>
	m[`impact_unit_${kind}`]({ count: amountOf(value, kind) }, by(locale));

export const said = (value: number, kind: UnitKind, locale: Locale): string =>
	new Intl.NumberFormat(languageOf(locale).region, { maximumFractionDigits: kind === 'jobs' ? 2 : 1 }).format(
		amountOf(value, kind)
	);

/** What was typed of a measure, as it is counted; null for no number. */
export function countedAs(text: string, kind: UnitKind): number | null {
	const number = Number(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.') || Number.NaN);
	return Number.isFinite(number) ? Math.round(number * partsOf(kind)) : null;
}
