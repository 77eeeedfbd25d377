import type { Locale } from '#kernel/words.ts';

/** A part of an amount of cents, rounded once, a half cent away from zero. Numbers stay below 2^53: no floating point in between. */
export function shareOf(cents: number, part: number, whole: number): number {
	const [times, by] = [BigInt(Math.abs(cents)) * BigInt(part), BigInt(whole)];
	const rounded = Number((2n * times + by) / (2n * by));
	return cents < 0 ? -rounded : rounded;
}

/** An amount as people of a language write it: `12,50 €`. */
export const euros = (cents: number, locale: Locale): string =>
	new Intl.NumberFormat(`${locale}-${locale === 'fi' ? 'FI' : 'BE'}`, { style: 'currency', currency: 'EUR' }).format(
		cents / 100
	);

/** Cents from what somebody types: `12`, `12,5`, `1 250.00`, `-3,20`; null for what is no amount. */
export function centsOf(typed: string): number | null {
	const found = /^(-?)(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/[\s\u00a0\u202f€']/g, ''));
	if (!found) return null;
	const cents = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'));
	return found[1] ? -cents : cents;
}

/** The same amount to be typed: `12,50`. */
export const typedCents = (cents: number): string => {
	const [whole, rest] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
	return `${cents < 0 ? '-' : ''}${whole},${String(rest).padStart(2, '0')}`;
};
