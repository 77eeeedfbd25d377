import { missing } from '#kernel/errors.ts';
import { languageOf } from '#kernel/languages.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { type Commune, groundOf } from '#network';
import { region, sectorEntries } from '#network/server';
import type { Scope } from '../figures/material.ts';
import { type Measure, measureOf } from '../figures/measures.ts';
import { said } from '../server/names.ts';
import { spreadNow } from '../server/where/spread.ts';
import { mapOf } from '../where/map.ts';
import { type Spread, whereBy } from '../where/where.ts';
import { choices, operationShown, scopeOf, shown } from './figures.server.ts';

/** A measure by commune and by sector, exact, of the operation and the year that an address asks for. @throws 404 for a measure whose units are nowhere */
export async function territoryShown(code: string, url: URL, locale: Locale) {
	const measure = measureOf(code);
	const by = measure && whereBy(measure);
	if (!measure || !by) throw missing();
	const { all, operation, scope: whole } = await scopeOf(url.searchParams.get('operation') ?? '');
	const { year, spread } = await spreadIn(measure, whole, url.searchParams.get('year') ?? '');
	const drawn = await region();
	const ground = groundOf(drawn);
	const communes = drawn.features.map(({ properties: { name, within = null } }) => ({ name, within }));
	const says = (amount: number) => said(amount, measure.unit, locale);
	const { none, ...lists } = listsOf(spread, communes, says, locale);
	return {
		...{ by, measure: shown(measure, spread.value, locale) },
		...{ operation: operationShown(operation, locale), operations: choices(all, locale) },
		...{ year, years: spread.years.map((one) => ({ value: String(one), label: String(one) })) },
		...{ map: ground && mapOf(ground, spread.communes, says), ...lists, none },
		sectors: by === 'place' ? [] : await sectorRows(spread, says, locale)
	};
}

/** A year in which nothing is, is no year to choose: it is all of them. */
async function spreadIn(measure: Measure, whole: Scope, asked: string) {
	const year = /^[1-9]\d{3}$/.test(asked) ? asked : null;
	if (year === null) return { year, spread: await spreadNow(measure, { whole, part: whole }) };
	const [from = whole.from, until = whole.until] = [
		[`${year}-01-01`, whole.from].toSorted()[1],
		[`${year}-12-31`, whole.until].toSorted()[0]
	];
	const spread = await spreadNow(measure, { whole, part: { ...whole, from, until } });
	if (spread.years.includes(Number(year))) return { year, spread };
	return { year: null, spread: await spreadNow(measure, { whole, part: whole }) };
}

type Says = (amount: number) => string;

/** Communes by what they lie within, each list with the most first, and what is in none. */
function listsOf({ value, communes: amounts }: Spread, communes: readonly Commune[], says: Says, locale: Locale) {
	const percent = new Intl.NumberFormat(languageOf(locale).region, { style: 'percent', maximumFractionDigits: 1 });
	const row = (name: string, amount: number) => ({
		...{ name, amount, says: says(amount), share: amount ? percent.format(amount / value) : '–' }
	});
	const sorted = <Row extends { name: string; amount: number }>(rows: readonly Row[]): Row[] =>
		rows.toSorted((a, b) => b.amount - a.amount || a.name.localeCompare(b.name, locale));
	const groups = [...Map.groupBy(communes, ({ within }) => within ?? '')].map(([within, its]) => {
		const rows = its.map(({ name }) => row(name, amounts.get(name) ?? 0));
		return {
			...row(
				within,
				rows.reduce((sum, { amount }) => sum + amount, 0)
			),
			rows: sorted(rows)
		};
	});
	const somewhere = groups.reduce((sum, { amount }) => sum + amount, 0);
	return { groups: sorted(groups), nowhere: row('', value - somewhere), none: !value };
}

/** What is in a sector, the most first, and what is in none; nothing where nothing is in any. */
async function sectorRows({ sectors: amounts }: Spread, says: Says, locale: Locale) {
	const names = new Map((await sectorEntries()).map(({ slug, label }) => [slug, say(label, locale)]));
	const most = Math.max(1, ...amounts.values());
	const nameOf = (slug: string) => names.get(slug) ?? { text: slug, lang: '' };
	const rows = [...amounts].map(([slug, amount]) => ({
		...{ key: slug ?? '', amount, says: says(amount), width: (amount / most) * 100 },
		...(slug === null ? { text: m.impact_where_sector_none(), lang: locale } : nameOf(slug))
	}));
	const inSome = rows.filter(({ key, amount }) => key && amount);
	const inNone = rows.filter(({ key, amount }) => !key && amount);
	const sorted = inSome.toSorted((a, b) => b.amount - a.amount || a.text.localeCompare(b.text, locale));
	return inSome.length ? [...sorted, ...inNone] : [];
}
