import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { figuresOf, type Material } from '#impact';
import { keepRegion, Region } from '#network/server';
import { fill } from '../../../tests/support/filled.ts';
import { byHand, type Drawing } from '../by-hand/world.ts';
import type { Cell } from './reading.ts';

const LEAST = 8;
const region = () => Region.parse(JSON.parse(readFileSync('hubs/mons/region.geojson', 'utf8')));
/** Many in one, some in others, a handful in most, as in a region with one town; and who is elsewhere or says nothing. */
const LOCALITIES = [
	...['Mons', 'Mons', 'Mons', 'Mons (Cuesmes)', 'Mons', 'La Louvière', 'La Louvière', 'Binche', 'Frameries', 'Dour'],
	...['Soignies', 'Seneffe', 'Anderlues', 'Écaussinnes', 'Lille (FR)', null, 'Jemappes']
];

/** Draws the region, and puts every séance and every organisation somewhere. */
export const settleRegion = (draws: Drawing): Promise<void> =>
	byHand(async (tx) => {
		await keepRegion(tx, region(), { actor: null, source: 'desk' });
		const places: unknown[] = [];
		for (const locality of LOCALITIES)
			places.push((await fill(tx, 'network.place', { locality, lat: null, lon: null })).id);
		for (const table of ['agenda.occurrence', 'network.organization']) {
			const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} order by id`.execute(tx);
			for (const { id } of rows) {
				const at = draws.below(LOCALITIES.length);
				if (table === 'agenda.occurrence')
					await sql`update agenda.occurrence set place = ${places[at]} where id = ${id}`.execute(tx);
				else
					await sql`update network.organization set locality = ${LOCALITIES[at]}, lat = null, lon = null where id = ${id}`.execute(
						tx
					);
			}
		}
	});

/** The commune of a locality, found by hand: whatever is before a bracket, where it is a commune. */
const communes = new Map(region().features.map(({ properties: { name, within = '' } }) => [name, within]));
const communeOf = (locality: string | null): string => {
	const name = (locality ?? '').replace(/ \(.*/, '');
	return communes.has(name) && !/\([A-Z]{2}\)$/.test(locality ?? '') ? name : '';
};

/** What the cells of places leave of all of it: each unit stands in one of them, and none is lost but what steps take. */
export function placesLost(cells: readonly Cell[]): string[] {
	const its = cells.filter(({ place, where }) => place && !where);
	return [...Map.groupBy(its, ({ measure }) => measure)].flatMap(([measure, all]) => {
		const twice = all.length - new Set(all.map(({ place }) => place)).size;
		const small = all.filter(({ value }) => value === null || value < LEAST || value % LEAST);
		return [
			...(twice ? [`${measure}: ${twice} places are told of twice`] : []),
			...small.map(({ place, value }) => `${measure} in ${place} is told as ${value}`)
		];
	});
}

/** Where each unit is by reading it anew: participations at their séances, enterprises at their seats; what a cell tells is less than a step below. */
export async function exactPlaces(cells: readonly Cell[], whole: Material): Promise<string[]> {
	const wrong: string[] = [];
	for (const measure of ['HUB12', 'HUB02', 'RCO04', 'RCO01']) {
		const its = cells.filter((cell) => cell.measure === measure && cell.place && !cell.where);
		if (!its.length) continue;
		const [from = '', until = from] = its[0]?.years.split('–') ?? [];
		const scope = { from: `${from}-01-01`, until: `${until}-12-31`, operation: null, partner: null };
		const units = figuresOf(whole, scope).get(measure)?.units ?? [];
		const found = await localities(units.flatMap(({ joined }) => joined));
		const counts = new Map<string, number>();
		for (const { joined } of units) {
			const at = joined.map((key) => communeOf(found.get(key) ?? null)).find(Boolean) ?? '';
			counts.set(at, (counts.get(at) ?? 0) + 1);
		}
		wrong.push(...compared(measure, its, counts));
	}
	return wrong;
}

function compared(measure: string, cells: readonly Cell[], counts: ReadonlyMap<string, number>): string[] {
	const alone = new Set(cells.flatMap(({ place }) => (place.startsWith('commune ') ? [place.slice(8)] : [])));
	const rests = new Set(cells.flatMap(({ place }) => (place.startsWith('within ') ? [place.slice(7)] : [])));
	const cellOf = (commune: string): string => {
		if (alone.has(commune)) return `commune ${commune}`;
		const whole = communes.get(commune) ?? '';
		return rests.has(whole) ? `within ${whole}` : 'region';
	};
	const exact = new Map<string, number>();
	for (const [commune, units] of counts) exact.set(cellOf(commune), (exact.get(cellOf(commune)) ?? 0) + units);
	const places = new Set([...exact.keys(), ...cells.map(({ place }) => place)]);
	return [...places].flatMap((place) => {
		const [told, is] = [cells.find((cell) => cell.place === place)?.value ?? 0, exact.get(place) ?? 0];
		return told <= is && is < told + LEAST ? [] : [`${measure} in ${place} is told as ${told} and is ${is}`];
	});
}

async function localities(keys: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
	const ids = (prefix: string) => keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
	const { rows } = await byHand((tx) =>
		sql<{ key: string; locality: string | null }>`
			select 'seat:' || s.id as key, p.locality from participation.seat s join participation.booking b on b.id = s.booking
				join agenda.occurrence o on o.id = b.subject left join network.place p on p.id = o.place where s.id = any(${ids('seat:')}::uuid[])
			union all select 'organization:' || id, locality from network.organization where id = any(${ids('organization:')}::uuid[])`.execute(
			tx
		)
	);
	return new Map(rows.map(({ key, locality }) => [key, locality]));
}
