import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';

/** « 5 000 € – 9 000 € », or what is known of it; empty when nobody has said it. */
export function budgetSaid(from: number | null, to: number | null, locale: Locale): string {
	const format = new Intl.NumberFormat(languageOf(locale).region, {
		style: 'currency',
		currency: 'EUR',
		maximumFractionDigits: 0
	});
	const said = (cents: number): string => format.format(cents / 100);
	if (from !== null && to !== null) return from === to ? said(to) : `${said(from)} – ${said(to)}`;
	if (to !== null) return m.briefs_up_to({ amount: said(to) });
	return from === null ? '' : m.briefs_at_least({ amount: said(from) });
}
