import { tableOf } from '#exchange';
import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { inOrderShown } from '../figures/gendered.ts';
import { type Measure, measures, partsOf } from '../figures/measures.ts';
import type { Told } from '../figures/told.ts';
import { groupName, measureName, unitName } from '../server/names.ts';
import { toldFigures } from '../server/telling.ts';
import { toldWhere } from '../server/where/telling.ts';
import { placeNames, whereShown } from './told-where.server.ts';
import { valueSaid, yearsSaid } from './told-words.server.ts';

/** The figures as everybody may read them: every measure of which something was told, its years and their classes. */
export async function figuresTold(locale: Locale) {
	const told = Map.groupBy(await toldFigures(), ({ measure }) => measure);
	const where = await whereShown(locale);
	return measures.flatMap((measure) => {
		const its = told.get(measure.code) ?? [];
		if (!its.some(({ value }) => value)) return [];
		return [{ ...measureTold(measure, its, locale), where: where(measure) }];
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

const classesSaid = (classes: readonly string[], locale: Locale): string =>
	new Intl.ListFormat(languageOf(locale).region, { type: 'conjunction' }).format(classes.map((one) => groupName(one)));

/** The same as rows of a table. */
export async function toldTable() {
	const nameOf = await placeNames();
	const everywhere = (await toldFigures()).map((told) => ({ ...told, where: '' }));
	const somewhere = (await toldWhere()).map((told) => ({ ...told, classes: [], where: nameOf(told) }));
	const rows = [...everywhere, ...somewhere].flatMap((told) => {
		const measure = measures.find(({ code }) => code === told.measure);
		return measure ? [{ ...told, unit: measure.unit, name: measureName(measure.code) }] : [];
	});
	return tableOf('impact', rows, {
		code: [m.web_code(), ({ measure }) => measure],
		name: [m.impact_measure(), ({ name }) => name],
		years: [m.impact_public_years(), yearsSaid],
		classes: [m.impact_public_classes(), ({ classes }) => classes.map((one) => groupName(one)).join(', ')],
		where: [m.impact_public_place(), ({ where }) => where],
		figure: [m.impact_figure(), ({ value, unit }) => value && value / partsOf(unit)],
		unit: [m.impact_unit(), ({ value, unit }) => unitName(value ?? 0, unit)]
	});
}
