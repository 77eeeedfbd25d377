import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Dossier } from '../../dossier.ts';
import type { Month } from '../../plan.ts';
import type { Pen } from './pdf.ts';

/** Cents as euros of a language, without cents when there are none. */
function euros(cents: number, locale: Locale): string {
	const digits = cents % 100 ? 2 : 0;
	const style = {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: digits,
		maximumFractionDigits: 2
	} as const;
	return new Intl.NumberFormat(languageOf(locale).region, style)
		.format(cents / 100)
		.replace(/[\u202f\u2009]/g, '\u00a0');
}

/** The twelve months of one's own numbers, and beside them, never in them, the game's. */
export function planPages({ sheet, locale }: Pen, { plan: { own, game } }: Dossier): void {
	const said = { locale };
	const money = (cents: number): string => euros(cents, locale);
	sheet.heading(m.journey_dossier_plan({}, said));
	if (!own) sheet.text(m.journey_dossier_no_numbers({}, said));
	else {
		const { price, cost, fixed, pay, contributions } = own.numbers;
		const given = { price: money(price), cost: money(cost), fixed: money(fixed), pay: money(pay) };
		sheet.text(
			m.journey_dossier_numbers(
				{ ...given, share: (contributions / 10).toLocaleString(languageOf(locale).region) },
				said
			)
		);
		sheet.table(
			headOf(locale),
			own.plan.months.map((month) => lineOf(month, locale))
		);
		const { carries, lowest, needed } = own.plan;
		sheet.point(
			carries ? m.journey_dossier_carries({ month: carries }, said) : m.journey_dossier_carries_not({}, said)
		);
		sheet.point(m.journey_dossier_lowest({ month: lowest.month, cash: money(lowest.cash) }, said));
		if (needed !== null) sheet.point(m.journey_dossier_needed({ count: needed }, said));
	}
	if (!game) return;
	const { week, cash, burn, customers } = game;
	sheet.text(m.journey_dossier_game_numbers({ week, cash: money(cash), burn: money(burn), count: customers }, said));
}

const headOf = (locale: Locale): string[] => {
	const said = { locale };
	return [
		m.web_month({}, said),
		m.journey_dossier_sales({}, said),
		m.journey_dossier_income({}, said),
		m.journey_dossier_costs({}, said),
		m.journey_dossier_contributions({}, said),
		m.journey_dossier_pay({}, said),
		m.journey_dossier_left({}, said)
	];
};

function lineOf({ number, sales, income, costs, contributions, pay, cash }: Month, locale: Locale): string[] {
	const money = [income, costs, contributions, pay, cash].map((cents) => euros(cents, locale));
	return [String(number), sales.toLocaleString(languageOf(locale).region), ...money];
}
