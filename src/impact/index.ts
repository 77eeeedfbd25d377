export { charged } from './figures/doubles.ts';
export type { Material, Scope } from './figures/material.ts';
export { figuresOf, groupsOf, measures } from './figures/measures.ts';
export type { Figure } from './figures/unit.ts';
export { declarationKinds, declaredSizes } from './kinds.ts';
