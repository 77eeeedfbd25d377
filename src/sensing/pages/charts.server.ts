import { writeTable } from '#exchange/server';
import { hub } from '#kernel/server/hub.ts';
import { clock, shortDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { chartOf } from '../chart.ts';
import { sayNumber } from '../said.ts';
import { type Part, partsOf, type Stream } from '../server/index.ts';
import { valueShown } from './said.server.ts';

const HOUR = 3_600_000;
/** How far back a chart looks, and in which parts. */
const ranges = {
	day: { back: 24 * HOUR, seconds: 1800 },
	week: { back: 7 * 24 * HOUR, seconds: 3 * 3600 },
	month: { back: 30 * 24 * HOUR, seconds: 12 * 3600 }
} as const;
type Range = keyof typeof ranges;

export const rangeAsked = ({ searchParams }: URL): Range => {
	const asked = searchParams.get('range') ?? '';
	return Object.hasOwn(ranges, asked) ? (asked as Range) : 'day';
};

function spanOf(range: Range, now = new Date()) {
	const { back, seconds } = ranges[range];
	const until = new Date(Math.ceil(now.getTime() / (seconds * 1000)) * seconds * 1000);
	return { from: new Date(until.getTime() - back), until, seconds };
}

/** Each stream of a thing with its chart and the table of the same numbers. */
export async function chartsOf(streams: readonly Stream[], range: Range, locale: Locale) {
	const span = spanOf(range);
	const { timeZone } = await hub();
	const hour = (at: Date) => clock(at, locale, timeZone);
	const day = (at: Date) => shortDate(at, locale, timeZone);
	const said = range === 'day' ? hour : (at: Date) => `${day(at)}, ${hour(at)}`;
	return Promise.all(
		streams.map(async (stream) => {
			const parts = await partsOf(stream.number, span);
			const number = (value: number) => sayNumber(value, null, locale);
			return {
				...valueShown(stream),
				chart: chartOf(parts, span, range === 'day' ? hour : day, number),
				rows: parts.map(({ at, least, mean, most }) => ({
					...{ at: said(at), least: number(least), mean: number(mean), most: number(most) }
				}))
			};
		})
	);
}

/** The numbers of a chart as a table that a program of tables opens. */
export async function valuesTable(
	name: string,
	stream: Stream,
	range: Range,
	locale: Locale
): ReturnType<typeof writeTable> {
	const parts: readonly Part[] = await partsOf(stream.number, spanOf(range));
	const { timeZone } = await hub();
	const columns = [
		{ id: 'at', label: m.sensing_from({}, { locale }) },
		{ id: 'least', label: m.sensing_least({}, { locale }) },
		{ id: 'mean', label: m.sensing_mean({}, { locale }) },
		{ id: 'most', label: m.sensing_most({}, { locale }) }
	];
	const rows = parts.map(({ at, least, mean, most }) => ({ at, least, mean, most }));
	return writeTable({ name: `${name}-${range}`, columns, rows }, 'csv', timeZone);
}
