import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { relationOf, type SetName, setNames, sets } from '../model.ts';
import { deviceKey, enterAsThing, giveKey, stranger, watchAll } from './index.ts';
import {
	type Ask,
	asker,
	director,
	location,
	number,
	organization,
	point,
	program,
	type Said,
	stream,
	thing,
	unit
} from './sensing.fixture.ts';

let [maison, atelier] = ['', ''];
let [ask, other, nobody]: Ask[] = [];
const BIGGEST = '9223372036854775807';
const ROOT = 'https://hub.example/api/sensorthings/v1.1';

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	setPublicUrl('https://hub.example');
	[maison, atelier] = [await organization('maison'), await organization('atelier')];
	[ask, other, nobody] = [asker(program(maison)), asker(program(atelier)), asker(stranger)];
});

const get = async (address: string): Promise<Said['body']> => {
	const said = await ask('GET', address);
	expect(said.status, address).toBe(200);
	return said.body;
};
const ids = async (address: string): Promise<number[]> =>
	(await get(address)).value.map((one: Record<string, unknown>) => one['@iot.id']);
const empty = async () => {
	for (const set of ['Things', 'Sensors', 'ObservedProperties', 'FeaturesOfInterest', 'Locations'])
		for (const id of await ids(`${set}?$top=1000`)) expect((await ask('DELETE', `${set}(${id})`)).status).toBe(200);
};
/** What the OGC's suite lays down before it asks: two things, four streams, twelve observations. */
async function lay(): Promise<{ things: number[]; streams: number[] }> {
	await empty();
	const things: number[] = [];
	for (const [at, name] of ['one', 'two'].entries()) {
		things.push(number(await ask('POST', 'Things', thing(name, 3.9 + at, 50.4 + at))));
		// where it stands later
		await ask('POST', 'HistoricalLocations', {
			time: `2015-10-14T21:30:00.104Z`,
			Thing: { '@iot.id': things[at] },
			Locations: [{ '@iot.id': (await ids(`Things(${things[at]})/Locations`))[0] }]
		});
	}
	const streams = await ids('Datastreams');
	let day = 0;
	for (const one of streams)
		for (let turn = 0; turn < 3; turn++) {
			day++;
			const at = `2015-03-${String(day).padStart(2, '0')}T00:00:00Z`;
			expect((await ask('POST', `Datastreams(${one})/Observations`, { phenomenonTime: at, result: day })).status).toBe(
				201
			);
		}
	return { things, streams };
}

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

test('level 3: $select, $expand, $top, $skip, $orderby, $count and links to what follows', async () => {
	const { things, streams } = await lay();
	expect(Object.keys((await get('Things?$select=name')).value[0])).toEqual(['@iot.selfLink', 'name']);
	expect(Object.keys((await get('Things?$select=name,Datastreams')).value[0])).toContain(
		'Datastreams@iot.navigationLink'
	);
	for (const set of setNames)
		for (const relation of Object.keys(sets[set].relations)) {
			const to = relationOf(set, relation);
			for (const second of Object.keys(sets[to?.to ?? set].relations)) {
				const [first] = (await get(`${set}?$expand=${relation}/${second}`)).value;
				const inner = to?.many ? first[relation][0] : first[relation];
				expect(inner[second], `${set}/${relation}/${second}`).toBeTruthy();
			}
		}
	const counts = {
		Things: 2,
		Locations: 2,
		FeaturesOfInterest: 2,
		HistoricalLocations: 4,
		Sensors: 4,
		Datastreams: 4,
		ObservedProperties: 4,
		Observations: 12
	};
	for (const set of setNames) {
		const all = counts[set];
		for (const top of [1, 2, 3, 12, 13]) {
			const said = await get(`${set}?$top=${top}&$count=true`);
			expect([said.value.length, said['@iot.count'], '@iot.nextLink' in said], `${set} ${top}`).toEqual([
				Math.min(top, all),
				all,
				top < all
			]);
		}
		expect((await get(`${set}?$skip=1`)).value).toHaveLength(all - 1);
		expect('@iot.count' in (await get(`${set}?$count=false`))).toBe(false);
	}
	let [found, next] = [0, 'Observations?$top=5&$count=true&$filter=result gt 2'];
	while (next) {
		const said = await get(next);
		expect(said['@iot.count']).toBe(10);
		found += said.value.length;
		next = said['@iot.nextLink']?.slice(ROOT.length + 1) ?? '';
	}
	expect(found).toBe(10);
	for (const [order, sorted] of [
		['result', 1],
		['result desc', -1],
		['phenomenonTime desc', -1]
	] as const) {
		const results = (await get(`Observations?$orderby=${order}`)).value.map((one: { result: number }) => one.result);
		expect(results).toEqual(results.toSorted((a: number, b: number) => (a - b) * sorted));
	}
	const latest = await get('Datastreams?$expand=Observations($orderby=phenomenonTime desc;$top=1),latest');
	expect(
		latest.value.map((one: any) => [one.Observations.length, one.Observations[0].result, one.latest.result])
	).toEqual([3, 6, 9, 12].map((one) => [1, one, one]));
	expect(latest.value[0]['Observations@iot.nextLink']).toBe(
		`${ROOT}/Datastreams(${streams[0]})/Observations?$top=1&$skip=1`
	);
	expect(
		(await get(`Things(${things[0]})/Datastreams?$expand=Observations($count=true;$top=0)`)).value[0][
			'Observations@iot.count'
		]
	).toBe(3);
});

test('level 3: $filter by every comparison and function, through what leads elsewhere, and in the order of its options', async () => {
	const { things } = await lay();
	const results = async (filter: string, set = 'Observations'): Promise<unknown[]> =>
		(await get(`${set}?$filter=${encodeURIComponent(filter)}`)).value.map((one: any) => one.result ?? one.name);
	const range = (from: number, until: number) => Array.from({ length: until - from + 1 }, (_, at) => from + at);
	const cases: [string, unknown[], string?][] = [
		['result eq 3', [3]],
		['result ne 3 and result lt 5', [1, 2, 4]],
		['not (result gt 2)', [1, 2]],
		['result ge 11 or result le 1', [1, 11, 12]],
		["result gt '3'", range(4, 9)],
		['result add 1 eq 3', [2]],
		['result mod 5 eq 0 and result div 0 ne 1', [5, 10]],
		['phenomenonTime lt 2015-03-02T00:00:00.000Z', [1]],
		['day(phenomenonTime) eq 7', [7]],
		["phenomenonTime gt 2015-03-12T00:00:00Z sub duration'P1D'", [12]],
		['resultTime eq null and result eq 4', [4]],
		["Datastream/Thing/name eq 'two' and result lt 8", [7]],
		["Datastream/Thing/properties/reference eq 'one' and result gt 5", [6]],
		["FeatureOfInterest/name eq 'place of two' and Datastream/name eq 'two b'", [10, 11, 12]],
		["startswith(name,'on') and endswith(name,'e')", ['one'], 'Things'],
		["substringof('w',name)", ['two'], 'Things'],
		["length(name) eq 3 and indexof(name,'n') eq 1", ['one'], 'Things'],
		["toupper(concat(name,'!')) eq 'TWO!'", ['two'], 'Things'],
		['properties/floor eq 3', ['one', 'two'], 'Things'],
		["properties/floor eq '3'", ['one', 'two'], 'Things'],
		['properties/nothing/there eq 3', [], 'Things'],
		['Datastreams/Observations/result eq 12', ['two'], 'Things'],
		[`id eq ${things[0]}`, ['one'], 'Things'],
		["st_within(location, geography'POLYGON((3 50,4 50,4 51,3 51,3 50))')", ['place of one'], 'Locations'],
		["'; drop table sensing.thing; --' eq name or true", ['one', 'two'], 'Things']
	];
	for (const [filter, wanted, set] of cases) expect(await results(filter, set), filter).toEqual(wanted);
	expect(
		await get("Observations?$count=true&$top=1&$skip=2&$orderby=phenomenonTime asc&$filter=result gt '3'")
	).toMatchObject({ '@iot.count': 6, value: [{ result: 6 }] });
	for (const [filter, status] of [
		['result', 400],
		['name eq 1', 400],
		["phenomenonTime eq 'a'", 400],
		['colour eq 1', 400],
		['shine(name)', 400],
		["geo.distance(location, geography'POINT(1 2)') lt 3", 501],
		['1e308 mul 1e308 gt 1', 400]
	] as const)
		expect((await ask('GET', `Locations?$filter=${encodeURIComponent(filter)}`)).status, filter).toBe(
			filter === 'result' ? 400 : status
		);
});

test('a table of many values is kept at once, each with its own answer, and read as a table again', async () => {
	const { streams } = await lay();
	const [first, second] = streams;
	const rows = Array.from({ length: 2500 }, (_, at) => [
		new Date(Date.UTC(2020, 0, 1) + at * 60_000).toISOString(),
		at
	]);
	const body = [
		{
			Datastream: { '@iot.id': first },
			components: ['phenomenonTime', 'result'],
			'dataArray@iot.count': rows.length,
			dataArray: rows
		},
		{ Datastream: { '@iot.id': second }, components: ['result'], dataArray: [['un']] },
		{ Datastream: { '@iot.id': 999_999 }, components: ['result'], dataArray: [[1]] }
	];
	const said = await ask('POST', 'CreateObservations', body);
	expect([said.status, said.body.length, said.body.at(-1)]).toEqual([201, 2502, 'error']);
	expect(said.body[0]).toMatch(/Observations\(\d+\)$/);
	expect(await get(`Datastreams(${first})?$expand=latest`)).toMatchObject({ latest: { result: 2499 } });
	expect((await get(`Datastreams(${first})/Observations?$count=true&$top=1&$orderby=result desc`))['@iot.count']).toBe(
		2503
	);
	const [table] = (await get(`Datastreams(${first})/Observations?$resultFormat=dataArray&$top=3`)).value;
	expect(table).toMatchObject({
		components: ['id', 'phenomenonTime', 'result', 'resultTime'],
		'dataArray@iot.count': 3
	});
	const wrong = [
		{
			...body[0],
			dataArray: [
				['2020-01-01T00:00:00Z', 1],
				['hier', 2]
			]
		}
	];
	expect((await ask('POST', 'CreateObservations', wrong)).body).toMatchObject({
		code: 'sensing_body_wrong',
		at: '/0/dataArray/1/phenomenonTime'
	});
	// what is older than the latest does not take its place
	await ask('POST', `Datastreams(${first})/Observations`, { phenomenonTime: '2019-01-01T00:00:00Z', result: -1 });
	expect((await get(`Datastreams(${first})?$expand=latest`)).latest.result).toBe(2499);
});

test('what comes together shares a transaction, and one that is refused takes no other along', async () => {
	const { streams } = await lay();
	const all = Array.from({ length: 60 }, (_, at) =>
		ask('POST', `Datastreams(${at % 7 ? streams[0] : 888_888})/Observations`, { result: at })
	);
	const said = await Promise.all(all);
	expect(said.map(({ status }) => status)).toEqual(said.map((_, at) => (at % 7 ? 201 : 404)));
	expect(new Set(said.filter(({ status }) => status === 201).map(number)).size).toBe(51);
});

test('a stranger finds what is public alone: in lists, counts, filters and what is expanded; another organisation may read and not write', async () => {
	const { things, streams } = await lay();
	for (const set of setNames)
		expect((await nobody('GET', `${set}?$count=true`)).body, set).toMatchObject({ '@iot.count': 0, value: [] });
	expect((await nobody('GET', `Things(${things[0]})`)).status).toBe(404);
	expect((await other('POST', `Datastreams(${streams[0]})/Observations`, { result: 1 })).status).toBe(404);
	await untold((tx) => sql`update sensing.thing set seen = 'public' where number = ${things[0]}`.execute(tx));
	const counts = {
		Things: 1,
		Locations: 1,
		HistoricalLocations: 2,
		Datastreams: 2,
		Sensors: 2,
		ObservedProperties: 2,
		Observations: 6,
		FeaturesOfInterest: 1
	};
	for (const set of setNames)
		expect((await nobody('GET', `${set}?$count=true`)).body['@iot.count'], set).toBe(counts[set]);
	expect((await nobody('GET', `Things(${things[1]})`)).status).toBe(404);
	expect(
		(await nobody('GET', `Observations?$filter=Datastream/Thing/name eq 'two'&$count=true`)).body['@iot.count']
	).toBe(0);
	expect((await nobody('GET', "Things?$filter=Datastreams/name eq 'two a' or true")).body.value).toHaveLength(1);
	expect((await nobody('POST', 'Things', thing('x'))).status).toBe(401);
	for (const [method, address, body] of [
		['POST', `Datastreams(${streams[0]})/Observations`, { result: 1 }],
		['POST', `Things(${things[0]})/Datastreams`, stream('x')],
		['PATCH', `Things(${things[0]})`, { name: 'À moi' }],
		['DELETE', `Things(${things[0]})`, undefined]
	] as const)
		expect((await other(method, address, body)).status, address).toBe(403);
	await untold((tx) => sql`update sensing.thing set seen = 'partners' where number = ${things[0]}`.execute(tx));
	expect([
		(await nobody('GET', `Things(${things[0]})`)).status,
		(await other('GET', `Things(${things[0]})`)).status
	]).toEqual([404, 200]);
	const link = { Thing: { '@iot.id': things[0] }, ...{ ...stream('x') } };
	expect((await other('POST', 'Datastreams', link)).body.code).toBe('sensing_link_wrong');
});

test('a key of a thing says its values and does nothing else, for as long as who gave it looks after it', async () => {
	const { things, streams } = await lay();
	const ada = await director('Ada', maison);
	const { rows } = await sql<{ id: string }>`select id from sensing.thing where number = ${things[0]}`.execute(db);
	const id = rows[0]?.id ?? '';
	const secret = await transaction((tx) => giveKey(tx, id, { name: 'Salle', days: 30 }, ada));
	const entered = await enterAsThing(`Bearer ${secret}`);
	const device = asker(entered?.caller ?? stranger);
	expect((await device('POST', `Datastreams(${streams[0]})/Observations`, { result: 1 })).status).toBe(201);
	expect((await device('GET', `Datastreams(${streams[0]})`)).status).toBe(200);
	expect((await device('POST', `Datastreams(${streams[2]})/Observations`, { result: 1 })).status).toBe(404);
	expect((await device('PATCH', `Things(${things[0]})`, { name: 'x' })).body.code).toBe('sensing_device_only');
	expect(
		(
			await device('POST', 'Observations', {
				result: 1,
				Datastream: { '@iot.id': streams[0] },
				FeatureOfInterest: { name: 'x' }
			})
		).status
	).toBe(403);
	const bruno = await director('Bruno', atelier);
	await expect(transaction((tx) => giveKey(tx, id, { name: 'x', days: 1 }, bruno))).rejects.toMatchObject({
		status: 404
	});
	await untold((tx) => sql`update sensing.thing set retired_at = now() where number = ${things[0]}`.execute(tx));
	expect((await device('POST', `Datastreams(${streams[0]})/Observations`, { result: 1 })).status).toBe(409);
	await untold((tx) => sql`update identity.role set revoked_at = now() where person = ${ada.id}`.execute(tx));
	await expect(enterAsThing(`Bearer ${secret}`)).rejects.toMatchObject({ status: 401 });
	await expect(enterAsThing(`Bearer ${secret.slice(0, -1)}x`)).rejects.toMatchObject({ status: 401 });
	expect([await enterAsThing(null), deviceKey.prefix]).toEqual([null, 'cvs_']);
});

test('a threshold and a silence are facts once, and late values alarm nobody', async () => {
	const { streams } = await lay();
	const [its] = streams;
	const start = Date.now() - 3_600_000;
	const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
	await sql`insert into sensing.threshold (id, datastream, side, value, minutes, tells, seen_until) values
		(gen_random_uuid(), ${its}, 'above', 25, 10, '{hosts}', ${at(0)})`.execute(db);
	const told = async () => {
		const { rows } = await sql<{
			verb: string;
		}>`select verb from kernel.activity where verb in ('sensing.crossed', 'sensing.uncrossed', 'sensing.fell_silent', 'sensing.came_back')
			order by recorded_at, id`.execute(db);
		return rows.map(({ verb }) => verb.slice('sensing.'.length));
	};
	const say = (minute: number, result: number) =>
		ask('POST', `Datastreams(${its})/Observations`, { phenomenonTime: at(minute), result });
	for (const [minute, result] of [
		[1, 20],
		[5, 26],
		[10, 27],
		[16, 28]
	] as const)
		await say(minute, result);
	await watchAll();
	await watchAll();
	expect(await told()).toEqual(['crossed']);
	await say(3, 99);
	await say(20, 24);
	await watchAll();
	expect(await told()).toEqual(['crossed', 'uncrossed']);
	await sql`update sensing.datastream set every_seconds = 60 where number = ${its}`.execute(db);
	await watchAll();
	await watchAll();
	await say(59, 21);
	await watchAll(new Date(start + 60 * 60_000));
	expect(await told()).toEqual(['crossed', 'uncrossed', 'fell_silent', 'came_back']);
});
