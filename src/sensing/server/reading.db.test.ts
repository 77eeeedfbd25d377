import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { relationOf, setNames, sets } from '../model.ts';
import { type Entity, ROOT, type World, world } from './sensing.fixture.ts';

let { ask, get, lay } = {} as World;

beforeAll(async () => {
	await testDatabase();
	({ ask, get, lay } = await world());
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
				const found = first[relation] as Entity & readonly Entity[];
				const inner = to?.many ? found[0] : found;
				expect(inner?.[second], `${set}/${relation}/${second}`).toBeTruthy();
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
		const results = (await get(`Observations?$orderby=${order}`)).value.map((one) => one.result);
		expect(results).toEqual(results.toSorted((a, b) => (a - b) * sorted));
	}
	const latest = await get('Datastreams?$expand=Observations($orderby=phenomenonTime desc;$top=1),latest');
	expect(latest.value.map((one) => [one.Observations.length, one.Observations[0].result, one.latest.result])).toEqual(
		[3, 6, 9, 12].map((one) => [1, one, one])
	);
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
		(await get(`${set}?$filter=${encodeURIComponent(filter)}`)).value.map((one) => one.result ?? one.name);
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
