import type { Material, Scope } from '../figures/material.ts';
import { figuresOf, type Measure, measures } from '../figures/measures.ts';
import type { Figure } from '../figures/unit.ts';

type Rules = Readonly<{
	measures: readonly Measure[];
	figuresOf: (material: Material, scope: Scope) => ReadonlyMap<string, Figure>;
}>;

/**
 * All versions of the rules that a report was ever closed under; none is ever taken away. Whoever changes what `figures/` counts copies it as it was to `figures-<n>/`, names it here, and counts
 * the version up: `rules.test.ts` fails for whoever forgets.
 */
const versions = { 1: { measures, figuresOf } } as const satisfies Readonly<Record<number, Rules>>;

export type RulesVersion = keyof typeof versions;
export const RULES: RulesVersion = 1;

export const rulesOf = (version: RulesVersion): Rules => versions[version];
