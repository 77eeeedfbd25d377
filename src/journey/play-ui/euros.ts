const known = new Map<string, Intl.NumberFormat>();

/** Whole euros as a language writes them. */
export function euros(amount: number, locale: string): string {
	let format = known.get(locale);
	if (!format) {
		// Belgian Dutch and Belgian French write amounts their own way
		const place = locale === 'fr' || locale === 'nl' ? `${locale}-BE` : locale;
		format = new Intl.NumberFormat(place, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
		known.set(locale, format);
	}
	return format.format(amount);
}

/** Cents as whole euros, downwards as in the story. */
export const centsAsEuros = (cents: number, locale: string): string => euros(Math.floor(cents / 100), locale);
