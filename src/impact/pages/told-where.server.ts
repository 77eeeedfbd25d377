import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { groundOf } from '#network';
import { region } from '#network/server';
import type { Measure } from '../figures/measures.ts';
import { said } from '../server/names.ts';
import { type ToldWhere, toldWhere } from '../server/where/telling.ts';
import { mapOf } from '../where/map.ts';
import { valueSaid, yearsSaid } from './told-words.server.ts';

/** Where the units of a measure are, as everybody may read it: drawn, and in words; null where nothing is told of it. */
export async function whereShown(locale: Locale) {
	const told = Map.groupBy(await toldWhere(), ({ measure }) => measure);
	const [ground, nameOf] = [groundOf(await region()), await placeNames()];
	return (measure: Measure) => {
		const its = told.get(measure.code);
		const [first] = its ?? [];
		if (!its || !first) return null;
		const alone = new Map(
			its.flatMap(({ level, name, value }) => (level === 'commune' ? [[name, value] as const] : []))
		);
		const rows = its.map((cell) => ({ name: nameOf(cell), says: valueSaid(measure, cell.value, locale) }));
		const map = ground && alone.size ? mapOf(ground, alone, (amount) => said(amount, measure.unit, locale)) : null;
		return { years: yearsSaid(first), rows, map };
	};
}
export type WhereShown = NonNullable<ReturnType<Awaited<ReturnType<typeof whereShown>>>>;

/** What a place that was told of is called: an arrondissement is what is left of it, where some of its communes stand alone. */
export async function placeNames(): Promise<(told: ToldWhere) => string> {
	const { features } = await region();
	const wholes = new Map(features.map(({ properties: { name, within } }) => [name, within]));
	const parted = new Set(
		(await toldWhere()).flatMap(({ level, name, measure }) =>
			level === 'commune' ? [`${measure} ${wholes.get(name) ?? ''}`] : []
		)
	);
	return ({ measure, level, name }) => {
		if (level === 'commune') return name;
		if (level === 'region') return m.impact_where_rest_all();
		return parted.has(`${measure} ${name}`) ? m.impact_where_rest({ name }) : m.impact_where_in({ name });
	};
}
