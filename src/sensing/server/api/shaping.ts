import { publicUrl } from '#kernel/server/place.ts';
import { relationOf, type SetName, sets } from '../../model.ts';
import type { Options } from '../../query/options.ts';
import { none } from '../../query/options.ts';
import type { Entity, Portion, Row } from './reading.ts';

const ROOT = '/api/sensorthings/v1.1';

/** The address of the interface as others reach it. */
export const root = (): string => `${publicUrl()}${ROOT}`;

export const selfLink = (set: SetName, number: number | string): string => `${root()}/${set}(${number})`;

/** One of a set as the standard writes it: with its links, and what was expanded. */
export function shape(set: SetName, { row, expanded }: Entity, options: Options): Record<string, unknown> {
	const { select } = options;
	const wanted = (name: string) => !select || select.includes(name);
	const self = selfLink(set, row.number);
	const made: Record<string, unknown> = {};
	if (!select || select.includes('id') || select.includes('@iot.id')) made['@iot.id'] = row.number;
	made['@iot.selfLink'] = self;
	for (const [name, value] of Object.entries(propertiesOf(set, row))) if (wanted(name)) made[name] = value;
	for (const relation of Object.keys(sets[set].relations)) {
		const portion = expanded.get(relation);
		if (portion) Object.assign(made, expandedIn(set, relation, portion, options, self));
		else if (wanted(relation)) made[`${relation}@iot.navigationLink`] = `${self}/${relation}`;
	}
	if (options.latest) made.latest = latestOf(row);
	return made;
}

function expandedIn(set: SetName, relation: string, portion: Portion, options: Options, self: string) {
	const to = relationOf(set, relation);
	const its = options.expand.get(relation) ?? none;
	if (!to?.many) return { [relation]: portion.rows[0] ? shape(to?.to ?? set, portion.rows[0], its) : null };
	const next = its.skip + portion.rows.length;
	return {
		[relation]: portion.rows.map((one) => shape(to.to, one, its)),
		...(portion.count === null ? {} : { [`${relation}@iot.count`]: portion.count }),
		...(portion.more
			? { [`${relation}@iot.nextLink`]: `${self}/${relation}?$top=${its.top ?? portion.rows.length}&$skip=${next}` }
			: {})
	};
}

/** The latest value of a stream, as it is kept with it. */
const latestOf = (row: Row) =>
	row.latest === null
		? null
		: { '@iot.id': row.latest, phenomenonTime: instant(row.latestAt), result: row.latestResult };

/** What of a row the standard calls by which name. What need not be there and is not is left out. */
export function propertiesOf(set: SetName, row: Row): Record<string, unknown> {
	const named = { name: row.name, description: row.description };
	const more = row.properties === null ? {} : { properties: row.properties };
	switch (set) {
		case 'Things':
			return { ...named, ...more };
		case 'Locations':
			return { ...named, encodingType: row.encoding, location: row.location, ...more };
		case 'HistoricalLocations':
			return { time: instant(row.at) };
		case 'Datastreams':
			return { ...named, ...streamOf(row), ...more };
		case 'Sensors':
			return { ...named, encodingType: row.encoding, metadata: row.metadata, ...more };
		case 'ObservedProperties':
			return { ...named, definition: row.definition, ...more };
		case 'Observations':
			return observationOf(row);
		case 'FeaturesOfInterest':
			return { ...named, encodingType: row.encoding, feature: row.feature, ...more };
	}
}

const streamOf = (row: Row) => ({
	...{ observationType: row.observationType, unitOfMeasurement: row.unit },
	...(row.west === null ? {} : { observedArea: areaOf(row) }),
	...(row.phenomenonFrom ? { phenomenonTime: `${instant(row.phenomenonFrom)}/${instant(row.phenomenonUntil)}` } : {}),
	...(row.resultFrom ? { resultTime: `${instant(row.resultFrom)}/${instant(row.resultUntil)}` } : {})
});

function areaOf({ west, south, east, north }: Row) {
	if (west === east && south === north) return { type: 'Point', coordinates: [west, south] };
	return {
		type: 'Polygon',
		coordinates: [
			[
				[west, south],
				[east, south],
				[east, north],
				[west, north],
				[west, south]
			]
		]
	};
}

const observationOf = (row: Row) => ({
	phenomenonTime: period(row.phenomenonFrom, row.phenomenonUntil),
	result: row.result,
	resultTime: instant(row.resultTime),
	...(row.resultQuality === null ? {} : { resultQuality: row.resultQuality }),
	...(row.validFrom === null ? {} : { validTime: period(row.validFrom, row.validUntil) }),
	...(row.parameters === null ? {} : { parameters: row.parameters })
});

const instant = (at: unknown): string | null => (at instanceof Date ? at.toISOString() : null);
const period = (from: unknown, until: unknown): string | null =>
	until instanceof Date ? `${instant(from)}/${instant(until)}` : instant(from);

/** Observations as rows under the names of their columns (OGC 18-088, clause 12), stream by stream. */
export function asDataArray(entities: readonly Entity[]): unknown[] {
	const components = ['id', 'phenomenonTime', 'result', 'resultTime'];
	return [...Map.groupBy(entities, ({ row }) => row.datastream as number)].map(([datastream, its]) => ({
		'Datastream@iot.navigationLink': selfLink('Datastreams', datastream),
		components,
		'dataArray@iot.count': its.length,
		dataArray: its.map(({ row }) => [
			row.number,
			period(row.phenomenonFrom, row.phenomenonUntil),
			row.result,
			instant(row.resultTime)
		])
	}));
}
