import type { Locale } from '#kernel/words.ts';

const kept = new Map<string, Intl.NumberFormat>();

/** Cents as an amount in euros. */
export const euros = (cents: number, locale: Locale): string =>
	formatOf(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** Thousandths as a number. */
export const quantity = (thousandths: number, locale: Locale): string =>
	formatOf(locale, { maximumFractionDigits: 3 }).format(thousandths / 1000);

function formatOf(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = `${locale} ${options.style}`;
	const found = kept.get(key) ?? new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, options);
	kept.set(key, found);
	return found;
}
