import { tableOf } from '#exchange';
import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { inOrderShown } from '../figures/gendered.ts';
import { type Measure, measures, partsOf } from '../figures/measures.ts';
import type { Told } from '../figures/told.ts';
import { groupName, measureName, said, unitName } from '../server/names.ts';
import { toldFigures } from '../server/telling.ts';

/** The figures as everybody may read them: every measure of which something was told, its years and their classes. */
export async function figuresTold(locale: Locale) {
	const told = Map.groupBy(await toldFigures(), ({ measure }) => measure);
	return measures.flatMap((measure) => {
		const its = told.get(measure.code) ?? [];
		return its.some(({ value }) => value) ? [measureTold(measure, its, locale)] : [];
	});
}

function measureTold(measure: Measure, its: readonly Told[], locale: Locale) {
	const spans = its.filter(({ classes }) => !classes.length).toSorted((a, b) => a.fromYear - b.fromYear);
	const most = Math.max(...spans.map(({ value }) => value ?? 0), 1);
	return {
		...{ code: measure.code, name: measureName(measure.code) },
		spans: spans.map((span) => ({
			...{ years: yearsSaid(span), says: valueSaid(measure, span.value, locale) },
			height: ((span.value ?? 0) / most) * 100,
			classes: its
				.filter(({ classes, fromYear }) => classes.length && fromYear === span.fromYear)
				.toSorted(inOrderShown)
				.map(({ classes, value }) => ({ name: classesSaid(classes, locale), says: valueSaid(measure, value, locale) }))
		}))
	};
}

/** « 2026 », « 2024–2026 » */
export const yearsSaid = ({ fromYear, untilYear }: Pick<Told, 'fromYear' | 'untilYear'>): string =>
	fromYear === untilYear ? `${fromYear}` : `${fromYear}–${untilYear}`;

const classesSaid = (classes: readonly string[], locale: Locale): string =>
	new Intl.ListFormat(languageOf(locale).region, { type: 'conjunction' }).format(classes.map((one) => groupName(one)));

/** « au moins 16 personnes », « moins de 8 » */
export function valueSaid({ unit }: Measure, value: number | null, locale: Locale): string {
	if (value === null) return m.impact_public_few();
	if (!value) return m.impact_public_none_of();
	return m.impact_public_at_least({ figure: said(value, unit, locale), unit: unitName(value, unit) });
}

/** The same as rows of a table. */
export async function toldTable() {
	const rows = (await toldFigures()).flatMap((told) => {
		const measure = measures.find(({ code }) => code === told.measure);
		return measure ? [{ ...told, unit: measure.unit, name: measureName(measure.code) }] : [];
	});
	return tableOf('impact', rows, {
		code: [m.web_code(), ({ measure }) => measure],
		name: [m.impact_measure(), ({ name }) => name],
		years: [m.impact_public_years(), yearsSaid],
		classes: [m.impact_public_classes(), ({ classes }) => classes.map((one) => groupName(one)).join(', ')],
		figure: [m.impact_figure(), ({ value, unit }) => value && value / partsOf(unit)],
		unit: [m.impact_unit(), ({ value, unit }) => unitName(value ?? 0, unit)]
	});
}
