import { type Table, tableOf } from '#exchange';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { hub, isDemo } from '#kernel/server/hub.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { slugOf } from '#kernel/slug.ts';
import { longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { privateBytes } from '#web/private-file.server.ts';
import { partsOf } from '../figures/measures.ts';
import type { Chart } from '../server/charts/body.ts';
import type { drawChart } from '../server/charts/chart.ts';
import { unitName } from '../server/names.ts';
import { measureShown } from './measure.server.ts';
import { monthCalled } from './month.ts';
import { waysShown } from './ways.server.ts';

const drawn = atPress<typeof drawChart>('src/impact/server/charts/chart.ts', 'drawChart');

const pictures = [
	{ form: 'svg', mediaType: 'image/svg+xml' },
	{ form: 'png', mediaType: 'image/png' }
] as const;

/** A chart as the address asks for it: `?format=svg` or `png`, the picture; else its table. */
export async function chartAnswer(
	chart: Omit<Chart, 'foot'> & { reading?: readonly string[] },
	table: Table,
	url: URL,
	locale: Locale
): Promise<Response> {
	const picture = pictures.find(({ form }) => form === url.searchParams.get('format'));
	if (!picture) return tableResponse(table, url);
	const { name, timeZone } = await hub();
	const day = longDate(new Date(), locale, timeZone);
	const foot = [
		...(chart.reading ?? []),
		m.impact_chart_reckoned({ day, hub: name }),
		...((await isDemo()) ? [m.impact_chart_invented()] : [])
	];
	const { title, lines, body } = chart;
	const content = await drawn(picture.form, { title, lines, body, foot });
	return privateBytes(content, picture.mediaType, `${table.name}.${picture.form}`);
}

/** The ways that people take, to keep. */
export async function waysFile(url: URL, locale: Locale): Promise<Response> {
	const { drawn: body, rows, year, people } = await waysShown(url, locale);
	const title = m.impact_ways_title();
	const table = tableOf(slugOf(`${title} ${year ?? ''}`), rows, {
		step: [m.impact_ways_step(), ({ step }) => step],
		from: [m.impact_ways_from(), ({ from }) => from],
		to: [m.impact_ways_to(), ({ to }) => to ?? m.impact_ways_stay()],
		people: [m.impact_ways_how_many(), (row) => row.people],
		days: [m.impact_ways_days(), ({ days }) => days]
	});
	const lines = [
		...(year ? [m.impact_ways_of_year({ year })] : []),
		`${m.impact_chart_unit({ unit: m.impact_ways_unit() })} · ${people}`
	];
	const reading = [m.impact_ways_reading(), m.impact_ways_no_cause()];
	return chartAnswer({ title, lines, reading, body: { kind: 'ways', ...body } }, table, url, locale);
}

/** What a measure has come to month by month, to keep. @throws 404 */
export async function monthsFile(code: string, url: URL, locale: Locale): Promise<Response> {
	const { measure, months, operation } = await measureShown(code, url, locale);
	const parts = partsOf(measure.unit);
	const table = tableOf(slugOf(`${code} ${m.impact_chart({ name: measure.name })}`), months, {
		month: [m.impact_month(), ({ month }) => month],
		sum: [m.impact_sum(), ({ sum }) => sum / parts],
		unit: [m.impact_unit(), ({ sum }) => unitName(sum, measure.unit)]
	});
	const lines = [
		...(operation ? [operation.title] : []),
		`${code} · ${m.impact_chart_unit({ unit: measure.unitName })}`
	];
	const body = {
		kind: 'months' as const,
		months: months.map(({ month, says, height }) => ({ called: monthCalled(month, locale), says, height }))
	};
	return chartAnswer({ title: m.impact_chart({ name: measure.name }), lines, body }, table, url, locale);
}
