import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTown } from './server/town/parsing.ts';
import { losesMost, type TownKnown, type TownRow, townSteps } from './town.ts';

const row = fc.record({
	external: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
	name: fc.constantFrom('Parc', 'Fontaine'),
	address: fc.constantFrom(null, 'Rue Haute 1'),
	...{ lat: fc.constantFrom(50.45, 50.46), lon: fc.constant(3.95) }
});

/** What is known after the steps were made. */
function after(known: readonly TownKnown[], steps: ReturnType<typeof townSteps>): TownKnown[] {
	const its = new Map(known.map((one) => [one.external, one]));
	for (const one of steps) {
		if (one.step === 'add') expect(its.has(one.external)).toBe(false);
		const said = one.step === 'gone' ? its.get(one.external)?.said : one.said;
		if (said) its.set(one.external, { external: one.external, said, gone: one.step === 'gone' });
	}
	return [...its.values()];
}

test('whatever a town says, one after the other, each of its places is here once, none is lost, and the same again changes nothing', () => {
	fc.assert(
		fc.property(fc.array(fc.array(row), { maxLength: 6 }), (files) => {
			let known: TownKnown[] = [];
			const ever = new Set<string>();
			for (const rows of files) {
				known = after(known, townSteps(known, rows));
				for (const { external } of rows) ever.add(external);
				expect(known.map(({ external }) => external).toSorted()).toEqual([...ever].toSorted());
				const there = known.filter(({ gone }) => !gone).map(({ external }) => external);
				expect(new Set(there)).toEqual(new Set(rows.map(({ external }) => external)));
				for (const { external, said, gone } of known) {
					const { external: _, ...first } = rows.find((one) => one.external === external) ?? { external, ...said };
					if (!gone) expect(said).toEqual(first);
				}
				expect(townSteps(known, rows)).toEqual([]);
			}
		})
	);
});

test('a file that has lost most of its places is not believed', () => {
	const known = (count: number) =>
		Array.from({ length: count }, (_, at) => ({
			external: String(at),
			said: { name: 'x', address: null, lat: null, lon: null },
			gone: false
		}));
	const rows = (count: number): TownRow[] => known(count).map(({ external, said }) => ({ external, ...said }));
	const loses = (before: number, now: number) => losesMost(known(before), townSteps(known(before), rows(now)));
	expect([loses(10, 4), loses(10, 5), loses(3, 0), loses(10, 10)]).toEqual([true, false, false, false]);
});

const columns = { id: 'id', name: 'nom', address: 'rue', lat: 'lat', lon: 'lon' };
const feature = (properties: object, geometry: unknown = { type: 'Point', coordinates: [3.95, 50.45] }) => ({
	...{ type: 'Feature', properties, geometry }
});

test('GeoJSON and tables say the same; what has no name or no id is counted and left out', () => {
	const geo = JSON.stringify({
		type: 'FeatureCollection',
		features: [
			feature({ id: 7, nom: ' Parc du Beffroi ', rue: 'Rue des Gades' }),
			{ ...feature({ nom: 'Sans numéro' }), id: 'x-1' },
			feature({ id: 8 }),
			feature({ nom: 'Sans id' }),
			feature({ id: 9, nom: 'Sans point' }, null),
			feature({ id: 10, nom: 'Loin' }, { type: 'Point', coordinates: [3.95, 5000] })
		]
	});
	const { rows, left } = parseTown(geo, columns);
	expect(left).toBe(2);
	expect(rows).toEqual([
		{ external: '7', name: 'Parc du Beffroi', address: 'Rue des Gades', lat: 50.45, lon: 3.95 },
		{ external: 'x-1', name: 'Sans numéro', address: null, lat: 50.45, lon: 3.95 },
		{ external: '9', name: 'Sans point', address: null, lat: null, lon: null },
		{ external: '10', name: 'Loin', address: null, lat: null, lon: null }
	]);
	const area = {
		type: 'Polygon',
		coordinates: [
			[
				[3, 50],
				[4, 50],
				[4, 51],
				[3, 51],
				[3, 50]
			]
		]
	};
	const [park] = parseTown(
		JSON.stringify({ type: 'FeatureCollection', features: [feature({ id: 1, nom: 'P' }, area)] }),
		columns
	).rows;
	expect([park?.lat, park?.lon]).toEqual([50.5, 3.5]);
});

test('whatever an address gives, it is read or refused in words', () => {
	fc.assert(
		fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
			try {
				expect(Array.isArray(parseTown(text, columns).rows)).toBe(true);
			} catch (error) {
				expect((error as { code?: string }).code).toMatch(/^city_town_/);
			}
		})
	);
});
