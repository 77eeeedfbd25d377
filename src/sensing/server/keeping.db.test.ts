import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { looking } from '#kernel/server/text-search.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { setNames } from '../model.ts';
import { deviceKey, enterAsThing, giveKey, stranger, watchAll } from './index.ts';
import { findThings } from './search.ts';
import { asker, director, number, stream, thing, type World, world } from './sensing.fixture.ts';

let { maison, atelier, ask, other, nobody, get, lay } = {} as World;

beforeAll(async () => {
	await testDatabase();
	({ maison, atelier, ask, other, nobody, get, lay } = await world());
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
	const links = said.body as unknown as readonly string[];
	expect([said.status, links.length, links.at(-1)]).toEqual([201, 2502, 'error']);
	expect(links[0]).toMatch(/Observations\(\d+\)$/);
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

test('a search finds what everybody sees by its words, and by a name that is spelt nearly so', async () => {
	await ask('POST', 'Things', { ...thing('Hygromètre du grenier'), description: 'Il mesure les poutres.' });
	const found = async (text: string, near = false) =>
		(await looking({ text, limit: 5 }, (tx, asked) => findThings(asked, near, tx))).found.map(({ path }) => path);
	const path = '/sensors/hygrometre-du-grenier';
	expect([await found('poutre'), await found('hygrometre'), await found('higrometre grenier', true)]).toEqual([
		...[[], [], []]
	]);
	await untold((tx) => sql`update sensing.thing set seen = 'public' where slug = 'hygrometre-du-grenier'`.execute(tx));
	expect([await found('poutre'), await found('hygrometre'), await found('higrometre grenier', true)]).toEqual([
		...[[path], [path], [path]]
	]);
});
