import { plain } from './fold.ts';

/** How much of a piece an operation pays, in parts of ten thousand. */
export type Part = Readonly<{ operation: string; parts: number }>;

export const WHOLE = 10_000;

/** Whether parts are a key of allocation: each operation once, and together the whole. */
export const areWhole = (parts: readonly Part[]): boolean =>
	new Set(parts.map(({ operation }) => operation)).size === parts.length &&
	parts.every(({ parts }) => Number.isInteger(parts) && parts > 0) &&
	parts.reduce((sum, { parts }) => sum + parts, 0) === WHOLE;

/** What each operation pays of an amount: the cents that do not divide go to the largest remainders, so that nothing is lost. */
export function allot(cents: number, parts: readonly Part[]): ReadonlyMap<string, number> {
	const shares = parts.map(({ operation, parts }) => {
		const exact = BigInt(cents) * BigInt(parts);
		return { operation, whole: Number(exact / 10_000n), rest: Number(exact % 10_000n) };
	});
	let left = cents - shares.reduce((sum, { whole }) => sum + whole, 0);
	const byRest = shares.toSorted((a, b) => b.rest - a.rest || a.operation.localeCompare(b.operation, 'en'));
	return new Map(byRest.map(({ operation, whole }) => [operation, whole + (left-- > 0 ? 1 : 0)]));
}

/** Who issued an invoice, as it is compared: an enterprise number by its digits, a name by its letters. */
export function issuerKey(issuer: string): string {
	const digits = issuer.replace(/^\s*BE/i, '').replace(/[\s.-]/g, '');
	return /^[01]\d{9}$/.test(digits) ? digits : plain(issuer).replace(/[^a-z0-9]+/g, '');
}

/** The number of an invoice, as it is compared: « F 2026/001 » and « f2026-1 » are one. */
export const referenceKey = (reference: string): string =>
	(plain(reference).match(/[a-z]+|\d+/g) ?? []).map((one) => one.replace(/^0+(?=\d)/, '')).join('.');
