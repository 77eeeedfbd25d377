import { z } from 'zod';
import { refused } from '#kernel/errors.ts';
import type { TownColumns, TownRow } from '../../town.ts';

/** A town has more trees than a directory has places for. */
const MOST_ROWS = 2000;
const MOST_SIGNS = 1000;

const Feature = z.object({
	id: z.union([z.string().max(MOST_SIGNS), z.number()]).optional(),
	properties: z.record(z.string().max(MOST_SIGNS), z.unknown()).nullish(),
	geometry: z.object({ coordinates: z.unknown() }).nullish()
});
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

type Parsed = Readonly<{ rows: TownRow[] /** How many had no name or no id. */; left: number }>;

/** Reads the places of a GeoJSON (RFC 7946). @throws city_town_unreadable, city_town_many */
export function parseTown(text: string, columns: TownColumns): Parsed {
	const read = Collection.safeParse(jsonIn(text));
	if (!read.success) throw refused('city_town_unreadable', {}, 422);
	return sifted(
		read.data.features.map((one) => rowOfFeature(one, columns)),
		read.data.features.length
	);
}

/** The same of a table, whose first line names its columns. @throws city_town_unreadable, city_town_many, city_town_column */
export function townTable([head = [], ...lines]: readonly (readonly string[])[], columns: TownColumns): Parsed {
	const at = (name: string): number => head.findIndex((one) => one.trim().toLowerCase() === name.trim().toLowerCase());
	for (const name of [columns.id, columns.name]) if (at(name) < 0) throw refused('city_town_column', { name }, 422);
	const cell = (line: readonly string[], name: string): string => (name && line[at(name)]?.trim()) || '';
	const number = (given: string): number => (given ? Number(given.replace(',', '.')) : Number.NaN);
	const rows = lines.map((line) => ({
		...{ external: cell(line, columns.id), name: cell(line, columns.name), address: cell(line, columns.address) },
		...{ lat: number(cell(line, columns.lat)), lon: number(cell(line, columns.lon)) }
	}));
	return sifted(rows, rows.length);
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

type Given = Readonly<{ external: string; name: string; address: string; lat: number; lon: number }>;

function rowOfFeature(given: unknown, columns: TownColumns): Given | null {
	const read = Feature.safeParse(given);
	if (!read.success) return null;
	const { id, properties, geometry } = read.data;
	const word = (name: string): string => {
		const its = name ? properties?.[name] : undefined;
		return typeof its === 'string' || typeof its === 'number' ? String(its).trim() : '';
	};
	const [lon, lat] = middleOf(geometry?.coordinates);
	const external = word(columns.id) || (id === undefined ? '' : String(id));
	return { external, name: word(columns.name), address: word(columns.address), lat, lon };
}

/** The point itself, or the middle of what a line or an area reaches over. */
function middleOf(coordinates: unknown): [lon: number, lat: number] {
	const [lons, lats] = [[] as number[], [] as number[]];
	const gather = (one: unknown, depth: number): void => {
		if (!Array.isArray(one) || depth > 4) return;
		const [lon, lat] = one;
		if (typeof lon === 'number' && typeof lat === 'number') {
			lons.push(lon);
			lats.push(lat);
		} else for (const part of one) gather(part, depth + 1);
	};
	gather(coordinates, 0);
	const middle = (all: readonly number[]): number => {
		const [least, most] = all.reduce(([a, b], one) => [Math.min(a, one), Math.max(b, one)], [Infinity, -Infinity]);
		return (least + most) / 2;
	};
	return lons.length ? [middle(lons), middle(lats)] : [Number.NaN, Number.NaN];
}

function sifted(rows: readonly (Given | null)[], count: number): Parsed {
	if (count > MOST_ROWS) throw refused('city_town_many', { most: MOST_ROWS }, 422);
	const kept = rows.flatMap((row) => (row?.external && row.name ? [shaped(row)] : []));
	return { rows: kept, left: count - kept.length };
}

const shaped = ({ external, name, address, lat, lon }: Given): TownRow => {
	const onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
	return {
		...{ external: external.slice(0, 200), name: name.slice(0, 160), address: address.slice(0, 240) || null },
		...(onEarth ? { lat, lon } : { lat: null, lon: null })
	};
};
