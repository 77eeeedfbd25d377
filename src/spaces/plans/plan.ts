import type { Words } from '#kernel/words.ts';
import type { SpaceKind } from '../kinds.ts';

export const planKinds = ['day_pass', 'tickets', 'month', 'resident'] as const;
export type PlanKind = (typeof planKinds)[number];

/** What one pays once, and uses until it is used up or over; else it is paid and included every month. */
export const isOnce = (kind: PlanKind): boolean => kind === 'day_pass' || kind === 'tickets';

/** Desks are counted by the day, whatever else by the hour. */
export const measures = ['day', 'hour'] as const;
export type Measure = (typeof measures)[number];
export const measureOf = (kind: SpaceKind): Measure => (kind === 'desks' ? 'day' : 'hour');

/** Some days or hours that a plan includes; an empty list of kinds, places or spaces: any. */
export type Include = Readonly<{
	measure: Measure;
	/** Days, or hours. */
	amount: number;
	kinds: readonly SpaceKind[];
	/** The ids of places, and of spaces. */
	places: readonly string[];
	spaces: readonly string[];
	/** What a day or an hour beyond costs; null: as without a plan. */
	overageCents: number | null;
}>;

/** What is agreed: a contract keeps its own, whatever becomes of the plan. */
export type Terms = Readonly<{
	kind: PlanKind;
	priceCents: number;
	/** What is said of the value added tax, as it is printed. */
	vat: string;
	/** How many months a card is good for. */
	months: number;
	includes: readonly Include[];
}>;

export type Plan = Readonly<{ id: string; name: Words; terms: Terms; retiredAt: Date | null }>;

export const payerKinds = ['person', 'organization', 'operation'] as const;
/** Who pays: somebody or an organisation by the id, an operation by its code. */
export type Payer = Readonly<{ kind: (typeof payerKinds)[number]; id: string }>;
export const payerKey = ({ kind, id }: Payer): string => `${kind} ${id}`;

export const endReasons = ['term', 'moved', 'grown', 'stopped', 'unpaid', 'other'] as const;
export type EndReason = (typeof endReasons)[number];
