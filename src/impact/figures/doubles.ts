import { allot, type Part } from '#kernel/charge.ts';

/** An hour or a cost as it stands written somewhere. `worker`: the person, whatever record it was written under; times in milliseconds. */
export type WrittenHour = Readonly<{ id: string; worker: string; from: number; until: number; parts: readonly Part[] }>;
export type WrittenCost = Readonly<{
	id: string;
	issuer: string | null;
	reference: string | null;
	document: string | null;
	paidOn: string;
	cents: number;
	parts: readonly Part[];
}>;

/** Two that are one: the later is the double. */
export type Double = Readonly<{ kind: 'hour' | 'invoice' | 'document' | 'alike'; one: string; other: string }>;

/** Hours of one person that overlap, each double once, against the earliest that it overlaps. */
export function doubleHours(hours: readonly WrittenHour[]): Double[] {
	const found: Double[] = [];
	for (const its of Map.groupBy(hours, ({ worker }) => worker).values()) {
		let open: WrittenHour | undefined;
		for (const hour of its.toSorted((a, b) => a.from - b.from || a.until - b.until || (a.id < b.id ? -1 : 1))) {
			if (open && hour.from < open.until) found.push({ kind: 'hour', one: open.id, other: hour.id });
			if (!open || hour.until > open.until) open = hour;
		}
	}
	return found;
}

/**
 * Costs that are one: the same document, the same invoice, or what looks like it though issuer or number were typed otherwise: the same amount of the same day, with the same digits in its number.
 * A rent of the same amount each month has other days and other numbers, and is none.
 */
export function doubleCosts(costs: readonly WrittenCost[]): Double[] {
	const found = new Map<string, Double>();
	const look = (kind: Double['kind'], keyOf: (cost: WrittenCost) => string | null) => {
		const first = new Map<string, string>();
		for (const cost of costs.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
			const key = keyOf(cost);
			const one = key === null ? undefined : first.get(key);
			if (key !== null && one === undefined) first.set(key, cost.id);
			if (one !== undefined && !found.has(cost.id)) found.set(cost.id, { kind, one, other: cost.id });
		}
	};
	look('document', ({ document }) => document);
	look('invoice', ({ issuer, reference }) => (issuer && reference ? `${issuer} ${reference}` : null));
	look('alike', ({ reference, paidOn, cents }) => {
		const digits = reference?.replace(/\D/g, '');
		return digits ? `${paidOn} ${cents} ${digits}` : null;
	});
	return [...found.values()];
}

/** The minutes and cents of each operation; what is shared goes by its key, and nothing is lost. */
export function charged(
	hours: readonly WrittenHour[],
	costs: readonly WrittenCost[]
): ReadonlyMap<string, Readonly<{ minutes: number; cents: number }>> {
	const sums = new Map<string, { minutes: number; cents: number }>();
	const add = (what: 'minutes' | 'cents', amount: number, parts: readonly Part[]) => {
		for (const [operation, its] of allot(amount, parts)) {
			const sum = sums.get(operation) ?? { minutes: 0, cents: 0 };
			sums.set(operation, { ...sum, [what]: sum[what] + its });
		}
	};
	for (const { from, until, parts } of hours) add('minutes', Math.round((until - from) / 60_000), parts);
	for (const { cents, parts } of costs) add('cents', cents, parts);
	return sums;
}

/** Simplified costs (Reg. (EU) 2021/1060, art. 53 to 55): the hours at their unit cost, and a flat rate on top. */
export const simplified = (
	minutes: number,
	{ hourCents, flatRate }: Readonly<{ hourCents: number | null; flatRate: number | null }>
): number => Math.round(((minutes * (hourCents ?? 0)) / 60) * (1 + (flatRate ?? 0) / 100));
