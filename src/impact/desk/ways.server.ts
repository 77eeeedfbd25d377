import { languageOf } from '#kernel/languages.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { said } from '../server/names.ts';
import { layOut } from '../server/ways/layout.ts';
import { stepsTaken } from '../server/ways/taken.ts';
import {
	type Flow,
	type Spot,
	type Station,
	stationAreas,
	type Ways,
	wayOfEach,
	waysOf,
	yearsOf
} from '../server/ways/ways.ts';

/** The ways of all whose first step was in the year that an address asks for, drawn and as a table; of all, where it asks for none. */
export async function waysShown(url: URL, locale: Locale) {
	const all = await wayOfEach(await stepsTaken());
	const years = yearsOf(all);
	const year = years.find((one) => one === url.searchParams.get('year')) ?? null;
	const ways = await waysOf(all, year);
	const number = (count: number) => said(count, 'people', locale);
	return {
		...{ year, years: years.map((value) => ({ value, label: value })) },
		...{ people: number(ways.people), further: number(ways.further), none: !all.length },
		...{ drawn: drawn(ways, locale), rows: rowsOf(ways, locale) }
	};
}

const stationName = (station: Station): string => m[`impact_ways_${station}`]();

const peopleSaid = (count: number, locale: Locale): string =>
	m.impact_ways_count({ count, number: said(count, 'people', locale) });

/** The drawing with its words, for a page and for a file. */
function drawn(ways: Ways, locale: Locale) {
	const { boxes, ribbons, columns, ...size } = layOut(ways);
	return {
		...size,
		heads: columns.map((x, place) => ({ x, says: m.impact_ways_place({ number: place + 1 }) })),
		boxes: boxes.map(({ station, people, stay, ...box }) => ({
			...{ x: box.x, y: box.y, width: box.width, height: box.height, pale: (box.height * stay) / people },
			...{ key: `${box.place} ${station}`, area: stationAreas[station] },
			...{ name: stationName(station), says: peopleSaid(people, locale) }
		})),
		ribbons: ribbons.map(({ place, from, to, people, path }) => ({
			...{ key: `${place} ${from} ${to}`, area: stationAreas[from], path },
			says: `${stationName(from)} → ${stationName(to)}\u00a0: ${peopleSaid(people, locale)}`
		}))
	};
}
export type DrawnWays = ReturnType<typeof drawn>;

/** What the drawing says, flow by flow, and after those of a spot who stayed. */
function rowsOf({ spots, flows }: Ways, locale: Locale) {
	const region = languageOf(locale).region;
	const number = new Intl.NumberFormat(region);
	const went = ({ place, from, to, people, days }: Flow) => ({
		...{ id: `${place} ${from} ${to}`, step: `${place + 1} → ${place + 2}`, from: stationName(from) },
		...{ to: stationName(to), people, peopleSaid: number.format(people), days, daysSaid: number.format(days) }
	});
	const stayed = ({ place, station, stay }: Spot) => ({
		...{ id: `${place} ${station}`, step: String(place + 1), from: stationName(station) },
		...{ to: null, people: stay, peopleSaid: number.format(stay), days: null, daysSaid: null }
	});
	return spots.flatMap((spot) => [
		...flows.filter(({ place, from }) => place === spot.place && from === spot.station).map(went),
		...(spot.stay ? [stayed(spot)] : [])
	]);
}
