import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { type Entity, type World, world } from './sensing.fixture.ts';

let { ask, get, lay } = {} as World;
let streams: readonly number[] = [];

beforeAll(async () => {
	await testDatabase();
	({ ask, get, lay } = await world());
	const laid = await lay();
	streams = laid.streams;
	const [thing] = laid.things;
	await ask('PATCH', `Things(${thing})`, { properties: { text: 'é'.repeat(19_000) } });
	const dataArray = Array.from({ length: 400 }, (_, at) => [new Date(Date.UTC(2020, 0, 1, 0, at)).toISOString(), at]);
	const components = ['phenomenonTime', 'result'];
	await ask('POST', 'CreateObservations', [{ Datastream: { '@iot.id': streams[0] }, components, dataArray }]);
});

const many = { status: 400, body: { code: 'sensing_asked_many', entities: 5000 } };

test('what an expansion multiplies is reckoned before it is read, and refused with what to ask instead', async () => {
	const own = (top: number, more = '') => `Datastream($expand=Observations($top=${top}${more}))`;
	expect(await ask('GET', `Observations?$top=100&$expand=${own(100)}`)).toMatchObject(many);
	const killing = `Observations?$top=1000&$expand=${own(1000, `;$expand=${own(1000)}`)}`;
	expect(await ask('GET', killing)).toMatchObject(many);
	expect((await ask('GET', `Observations?$top=20&$expand=${own(200)}`)).status).toBe(200);
	// each fits, and both together do not
	const both = `${own(200)},FeatureOfInterest($expand=Observations($top=200))`;
	expect(await ask('GET', `Observations?$top=20&$expand=${both}`)).toMatchObject(many);
});

test('where nobody has said how many, as many are given as fit, and the rest has its link', async () => {
	const { value } = await get(`Observations?$top=200&$expand=Datastream/Observations`);
	expect(value).toHaveLength(200);
	const stream = value.at(-1)?.Datastream as Entity;
	const fit = Math.floor((5000 - 400) / 200);
	expect(stream.Observations).toHaveLength(fit);
	expect(stream['Observations@iot.nextLink']).toMatch(`Observations?$top=${fit}&$skip=${fit}`);
});

test('long texts that are written again and again are reckoned by their bytes', async () => {
	expect((await ask('GET', 'Observations?$top=50&$expand=Datastream/Thing')).status).toBe(200);
	expect(await ask('GET', 'Observations?$top=300&$expand=Datastream/Thing')).toMatchObject(many);
	expect((await ask('GET', 'Observations?$top=300&$expand=Datastream')).status).toBe(200);
});

test('a filter leads through what was observed once', async () => {
	const chain = (times: number) => `Datastreams/${'Observations/Datastream/'.repeat(times)}Observations/result gt 1`;
	expect((await ask('GET', `Things?$filter=${chain(0)}`)).status).toBe(200);
	for (const times of [1, 2])
		expect(await ask('GET', `Things?$filter=${chain(times)}`)).toMatchObject({
			status: 400,
			body: { code: 'sensing_asked_far' }
		});
	const both = 'Datastreams/Observations/result gt 1 and Datastreams/Observations/result lt 500';
	expect((await get(`Things?$filter=${both}`)).value).toHaveLength(2);
});
