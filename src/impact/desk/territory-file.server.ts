import { tableOf } from '#exchange';
import { slugOf } from '#kernel/slug.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { partsOf } from '../figures/measures.ts';
import { unitName } from '../server/names.ts';
import { chartAnswer } from './charts.server.ts';
import { territoryShown } from './territory.server.ts';

/** A measure by commune, or by sector where the address asks for that (`?of=sectors`), to keep. @throws 404 */
export async function territoryFile(code: string, url: URL, locale: Locale): Promise<Response> {
	const shown = await territoryShown(code, url, locale);
	return url.searchParams.get('of') === 'sectors' ? sectorsFile(shown, url, locale) : communesFile(shown, url, locale);
}

type Shown = Awaited<ReturnType<typeof territoryShown>>;

function communesFile({ map, groups, nowhere, ...shown }: Shown, url: URL, locale: Locale): Promise<Response> {
	const title = m.impact_where_of({ name: shown.measure.name });
	const rows = [
		...groups.flatMap(({ name: within, rows: its }) => its.map((row) => ({ ...row, within }))),
		{ ...nowhere, name: m.impact_where_unknown(), within: '' }
	];
	const table = tableOf(nameOf(title, shown), rows, {
		commune: [m.impact_where_commune(), ({ name }) => name],
		within: [m.impact_where_within(), ({ within }) => within],
		figure: [m.impact_figure(), ({ amount }) => amount / partsOf(shown.measure.unit)],
		unit: [m.impact_unit(), ({ amount }) => unitName(amount, shown.measure.unit)],
		share: [m.impact_where_share(), ({ share }) => share]
	});
	const said = m.impact_where_said({ name: m.impact_where_unknown(), figure: nowhere.says });
	const body = map
		? { kind: 'map' as const, ...map, nowhere: said }
		: { kind: 'bars' as const, rows: [{ text: m.impact_where_unknown(), says: nowhere.says, width: 100 }] };
	return chartAnswer({ title, lines: linesOf(shown), reading: readingOf(shown), body }, table, url, locale);
}

function sectorsFile({ sectors, ...shown }: Shown, url: URL, locale: Locale): Promise<Response> {
	const { name, figure, unit, unitName: called } = shown.measure;
	const title = m.impact_where_of_sectors({ name });
	const table = tableOf(nameOf(title, shown), sectors, {
		sector: [m.network_sector(), ({ text }) => text],
		figure: [m.impact_figure(), ({ amount }) => amount / partsOf(unit)],
		unit: [m.impact_unit(), ({ amount }) => unitName(amount, unit)]
	});
	const reading = [m.impact_where_sectors_text({ figure, unit: called })];
	const body = { kind: 'bars' as const, rows: sectors };
	return chartAnswer({ title, lines: linesOf(shown), reading, body }, table, url, locale);
}

type Words = Pick<Shown, 'measure' | 'operation' | 'year'>;

const nameOf = (title: string, { measure, year }: Words): string => slugOf(`${measure.code} ${title} ${year ?? ''}`);

const linesOf = ({ measure, operation, year }: Words): string[] => [
	...(operation ? [operation.title] : []),
	...(year ? [m.impact_where_of_year({ year })] : []),
	`${measure.code} · ${m.impact_chart_unit({ unit: measure.unitName })} · ${measure.figure}`
];

const readingOf = ({ by }: Pick<Shown, 'by'>): string[] => [m[`impact_where_${by}`](), m.network_map_rough()];
