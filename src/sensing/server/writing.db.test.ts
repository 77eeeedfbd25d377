import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { relationOf, type SetName, setNames, sets } from '../model.ts';
import { location, number, point, ROOT, stream, thing, unit, type World, world } from './sensing.fixture.ts';

let { ask, get, ids, empty, lay } = {} as World;

beforeAll(async () => {
	await testDatabase();
	({ ask, get, ids, empty, lay } = await world());
});

const BIGGEST = '9223372036854775807';
const single = (set: SetName) => sets[set].one;

test('level 1: the root, each set, one of each, its properties and what leads from it, and nothing under an id that nobody has', async () => {
	await lay();
	const root = await get('');
	expect(root.value).toEqual(setNames.map((name) => ({ name, url: `${ROOT}/${name}` })));
	for (const set of setNames) {
		const [first] = (await get(set)).value;
		const its = await get(`${set}(${first['@iot.id']})`);
		expect(its).toEqual(first);
		expect(its['@iot.selfLink']).toBe(`${ROOT}/${set}(${first['@iot.id']})`);
		for (const relation of Object.keys(sets[set].relations))
			expect(its[`${relation}@iot.navigationLink`], `${single(set)}/${relation}`).toBe(
				`${its['@iot.selfLink']}/${relation}`
			);
		for (const property of sets[set].properties.filter((one) => one in its)) {
			expect(await get(`${set}(${its['@iot.id']})/${property}`)).toEqual({ [property]: its[property] });
			const value = its[property];
			expect(await get(`${set}(${its['@iot.id']})/${property}/$value`)).toBe(
				typeof value === 'string' ? value : JSON.stringify(value)
			);
		}
		for (const method of ['GET', 'DELETE'] as const) expect((await ask(method, `${set}(${BIGGEST})`)).status).toBe(404);
	}
});

test('level 1: ways of four steps lead somewhere, and $ref gives links alone', async () => {
	await lay();
	const walk = async (set: SetName, address: string, many: boolean, depth: number): Promise<number> => {
		const said = await get(address);
		const [one, count] = many ? [said.value[0], said.value.length] : [said, 1];
		expect(count, address).toBeGreaterThan(0);
		const links = await get(`${address}/$ref`);
		for (const link of many ? links.value : [links]) expect(Object.keys(link)).toEqual(['@iot.selfLink']);
		if (depth === 4) return 1;
		let walked = 1;
		for (const relation of Object.keys(sets[set].relations)) {
			const to = relationOf(set, relation);
			const from = many ? `${address}(${one['@iot.id']})` : address;
			if (to) walked += await walk(to.to, `${from}/${relation}`, to.many, depth + 1);
		}
		return walked;
	};
	let walked = 0;
	for (const set of ['Things', 'Datastreams', 'Observations'] as const) walked += await walk(set, set, true, 2);
	expect(walked).toBe(32);
});

test('level 2: each is made, also with all that hangs on it, and a place of the thing is what is observed', async () => {
	await empty();
	const bare = number(await ask('POST', 'Things', { name: 'Nu', description: 'Sans rien' }));
	const place = number(await ask('POST', 'Locations', location('bow river', -114.05, 51.05)));
	const parts = stream('test');
	const sensor = number(await ask('POST', 'Sensors', parts.Sensor));
	const property = number(await ask('POST', 'ObservedProperties', parts.ObservedProperty));
	const feature = number(
		await ask('POST', 'FeaturesOfInterest', {
			name: 'Ici',
			description: '',
			encodingType: 'application/vnd.geo+json',
			feature: point(10, 10)
		})
	);
	const linked = {
		Thing: { '@iot.id': bare },
		Sensor: { '@iot.id': sensor },
		ObservedProperty: { '@iot.id': property }
	};
	const its = number(await ask('POST', 'Datastreams', { ...parts, ...linked }));
	const observe = (more: object) => ask('POST', 'Observations', { result: 8, Datastream: { '@iot.id': its }, ...more });
	expect(
		await get(
			`Observations(${number(await observe({ phenomenonTime: '2015-03-01T00:40:00.000Z', FeatureOfInterest: { '@iot.id': feature } }))})`
		)
	).toMatchObject({ result: 8, resultTime: null });
	expect((await observe({})).body).toMatchObject({ code: 'sensing_feature_missing' });
	await ask('PATCH', `Things(${bare})`, { Locations: [{ '@iot.id': place }] });
	expect(await ids(`Things(${bare})/HistoricalLocations`)).toHaveLength(1);
	const first = number(
		await observe({ phenomenonTime: '2015-03-01T00:00:00.000Z', resultTime: '2015-03-01T01:00:00.000Z' })
	);
	const seen = await get(`Observations(${first})/FeatureOfInterest`);
	expect([seen.feature, (await get(`Observations(${first})`)).resultTime]).toEqual([
		point(-114.05, 51.05),
		'2015-03-01T01:00:00.000Z'
	]);
	const next = number(await observe({ phenomenonTime: '2015-05-01T00:00:00.000Z' }));
	expect((await get(`Observations(${next})/FeatureOfInterest`))['@iot.id']).toBe(seen['@iot.id']);
	expect(await get(`Datastreams(${its})`)).toMatchObject({
		phenomenonTime: '2015-03-01T00:00:00.000Z/2015-05-01T00:00:00.000Z',
		resultTime: '2015-03-01T01:00:00.000Z/2015-03-01T01:00:00.000Z',
		observedArea: { type: 'Polygon' }
	});
	const deep = number(
		await ask('POST', 'Things', {
			...thing('Bureau'),
			Datastreams: [stream('Lumière', { Observations: [{ phenomenonTime: '2015-03-01T00:10:00Z', result: 10 }] })]
		})
	);
	expect(
		await get(`Things(${deep})?$expand=Locations,Datastreams($expand=Sensor,ObservedProperty,Observations)`)
	).toMatchObject({
		Locations: [{ name: 'place of Bureau' }],
		Datastreams: [
			{
				unitOfMeasurement: unit('Lumen', 'lm'),
				Sensor: { metadata: 'Light flux sensor' },
				Observations: [{ result: 10 }]
			}
		]
	});
});

test('level 2: what lacks something is refused with where, and nothing of it is kept', async () => {
	await empty();
	const whole = stream('sans');
	const without = (name: string): object => Object.fromEntries(Object.entries(whole).filter(([one]) => one !== name));
	const bodies: [string, unknown, string][] = [
		['Things', { name: 'x' }, '/description'],
		['Things', { ...thing('x'), Datastreams: [without('Sensor')] }, '/Sensor'],
		['Things', { ...thing('x'), Datastreams: [without('ObservedProperty')] }, '/ObservedProperty'],
		['Things', { ...thing('x'), Locations: [{ name: 'x', description: 'x', location: point(1, 2) }] }, '/encodingType'],
		['Things', { ...thing('x'), colour: 'red' }, '/colour'],
		['Things', { ...thing('x'), Locations: [], Datastreams: [stream('y', { Observations: [{ result: 1 }] })] }, ''],
		['Datastreams', { ...whole }, '/Thing'],
		['Datastreams', { ...whole, Thing: { '@iot.id': 4711 } }, ''],
		['Observations', { result: 1 }, '/Datastream'],
		['Observations', { result: 1, phenomenonTime: 'hier', Datastream: { '@iot.id': 1 } }, '/phenomenonTime']
	];
	for (const [set, body, at] of bodies) {
		const said = await ask('POST', set, body);
		expect([said.status, said.body.at ?? ''], JSON.stringify(said.body)).toEqual([400, at]);
	}
	for (const set of setNames) expect(await ids(set), set).toEqual([]);
});

test('level 2: changed is what a body names, nothing is made by it, and gone goes what cannot be without it', async () => {
	await empty();
	const { things } = await lay();
	const changes: [SetName, object][] = [
		['Things', { description: 'CHANGÉ' }],
		['Locations', { location: point(114.05, -50) }],
		['HistoricalLocations', { time: '2015-07-01T00:00:00.000Z' }],
		['Sensors', { metadata: 'CHANGÉ' }],
		['ObservedProperties', { description: 'CHANGÉ' }],
		['FeaturesOfInterest', { feature: point(114.05, -51.05) }],
		['Datastreams', { unitOfMeasurement: unit('Entropy2', 'S2') }],
		['Observations', { phenomenonTime: '2015-07-01T00:40:00.000Z' }]
	];
	for (const [set, change] of changes) {
		const [id] = await ids(set);
		const before = await get(`${set}(${id})`);
		expect((await ask('PATCH', `${set}(${id})`, change)).status).toBe(200);
		expect(await get(`${set}(${id})`)).toEqual({ ...before, ...change });
	}
	const [sensor, datastream] = [(await ids('Sensors'))[0], (await ids('Datastreams'))[0]];
	for (const [address, body] of [
		[`Things(${things[0]})`, { Locations: [location('x', 1, 2)] }],
		[`Sensors(${sensor})`, { Datastreams: [stream('x')] }],
		[`Datastreams(${datastream})`, { Sensor: stream('x').Sensor }],
		[`Datastreams(${datastream})`, { Observations: [{ result: 1 }] }]
	] as const)
		expect((await ask('PATCH', address, body)).status, address).toBe(400);

	const goes: [SetName, SetName[]][] = [
		['Things', ['Things', 'HistoricalLocations', 'Datastreams', 'Observations']],
		['Locations', ['Locations', 'HistoricalLocations']],
		['HistoricalLocations', ['HistoricalLocations']],
		['Sensors', ['Sensors', 'Datastreams', 'Observations']],
		['ObservedProperties', ['ObservedProperties', 'Datastreams', 'Observations']],
		['FeaturesOfInterest', ['FeaturesOfInterest', 'Observations']],
		['Observations', ['Observations']]
	];
	for (const [set, gone] of goes) {
		await empty();
		const { Datastreams, ...rest } = thing('seul');
		const made = await ask('POST', 'Things', { ...rest, Datastreams: Datastreams.slice(0, 1) });
		const [its] = await ids(`Things(${number(made)})/Datastreams`);
		await ask('POST', `Datastreams(${its})/Observations`, { result: 1 });
		const [id] = await ids(set);
		expect((await ask('DELETE', `${set}(${id})`)).status).toBe(200);
		const left = await Promise.all(setNames.map(async (one) => ((await ids(one)).length ? [] : [one])));
		expect(left.flat().toSorted(), set).toEqual(gone.toSorted());
	}
});
