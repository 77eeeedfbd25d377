import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { record } from '#kernel/server/activity/record.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import type { Announcement } from '#kernel/server/announcement.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { m } from '#messages';
import { testDatabase } from '../../../tests/support/database.ts';
import { gather } from './gathering.ts';
import {
	addEndpoint,
	changeEndpoint,
	closeEndpoint,
	declareAnnouncements,
	deliverDue,
	deliveriesOf,
	endpointFor,
	pauseEndpoint,
	renewSecret,
	resumeEndpoint,
	secretsOf,
	sendAgain,
	testEndpoint
} from './index.ts';
import { lookAtTold } from './looking.ts';
import { by, organization, person, refusal } from './programs.fixture.ts';

const HOUR = 3_600_000;
let ada: Viewer;
let bruno: Viewer;
let [maison, atelier] = ['', ''];

/** What a receiver on a socket of this machine got, and what it answers next; 204 when nothing is said. */
const came: { id: string; type: string; object: string; url?: string }[] = [];
const answers: number[] = [];
/** What of it nobody may see any more. */
const hidden = new Set<string>();
const server = createServer(async (request, response) => {
	const { type, data } = JSON.parse(await text(request));
	came.push({ id: String(request.headers['webhook-id']), type, object: data.object.id, url: data.url });
	response.statusCode = answers.shift() ?? 204;
	response.end();
});
const address = (host = '127.0.0.1'): string => `http://${host}:${(server.address() as { port: number }).port}/`;

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	setPublicUrl('https://hub.example');
	const all: Announcement[] = [
		{
			...{
				kind: 'organizations',
				name: m.programs_noun_endpoint,
				summary: '',
				verbs: ['network.changed', 'network.verified']
			},
			object: async ({ object }) => object,
			where: async ({ id }) => (hidden.has(id) ? null : `/organizations/${id}`)
		}
	];
	declareAnnouncements({ all, now: async () => all });
	[maison, atelier] = [await organization('maison'), await organization('atelier')];
	[ada, bruno] = [await person('Ada', maison), await person('Bruno', atelier)];
	await once(server.listen(0, '127.0.0.1'), 'listening');
});
beforeEach(async () => {
	allowPrivateAddresses(true);
	await sql`delete from programs.endpoint`.execute(db);
	came.length = answers.length = 0;
	hidden.clear();
});
afterAll(async () => {
	allowPrivateAddresses(false);
	server.closeAllConnections();
	await once(server.close(), 'close');
});

const add = (url = address()): Promise<string> =>
	transaction((tx) =>
		addEndpoint(tx, { name: 'Essai', url, kinds: ['organizations'], scope: ref('organization', maison) }, ada, by(ada))
	);

/** Something happens to organisations, one after the other, and is put down for whoever listens. */
async function happens(...facts: readonly (readonly ['network.changed' | 'network.verified', string])[]) {
	const { rows } = await sql<{
		last: number;
	}>`select coalesce(max(position), 0)::int as last from kernel.activity_order`.execute(db);
	for (const [verb, id] of facts)
		await transaction((tx) =>
			record(tx, { verb, object: ref('organization', id), source: 'desk', detail: { kind: 'company' } })
		);
	await sequence();
	await transaction(async (tx) => gather(tx, await factsAfter(tx, rows[0]?.last ?? 0)));
}

/** Sends all that is due some hours later, and what becomes due by that. */
async function pass(hours = 0): Promise<void> {
	const at = new Date(Date.now() + hours * HOUR);
	for (let turn = 0; turn < 20 && (await deliverDue(() => at)); turn++);
}

test('what happens to one object comes in order, what failed under the same id, and nothing else waits for it', async () => {
	await add();
	await happens(['network.changed', maison], ['network.changed', atelier], ['network.verified', maison]);
	answers.push(500, 500);
	await pass();
	expect(came.map(({ object }) => object).toSorted()).toEqual([maison, atelier].toSorted());
	await pass(1);
	const of = (object: string) => came.filter((one) => one.object === object);
	const [first, again, next] = of(maison);
	expect(of(maison).map(({ type }) => type)).toEqual(['network.changed', 'network.changed', 'network.verified']);
	expect([again?.id, next?.id === first?.id]).toEqual([first?.id, false]);
	expect(new Set(of(atelier).map(({ id }) => id)).size).toBe(1);
	await pass(2);
	expect(came).toHaveLength(5);
});

test('what was told and is not there any more is told once more, with its id alone and in its place; what was never told, in silence', async () => {
	const id = await add();
	await happens(['network.changed', maison]);
	await pass();
	await happens(['network.verified', maison]);
	answers.push(500);
	await pass();
	for (const one of [maison, atelier]) hidden.add(one);
	await happens(['network.changed', maison], ['network.changed', atelier], ['network.changed', maison]);
	await pass(1);
	expect(came.map(({ type, object }) => [type, object])).toEqual([
		...['network.changed', 'network.verified'].map((type) => [type, maison]),
		['programs.withdrawn', maison]
	]);
	expect(came[2]?.url).toBeUndefined();
	const { deliveries } = await deliveriesOf(id, ada.id, { limit: 9, offset: 0 });
	expect(deliveries.map(({ state }) => state)).toEqual(['delivered', 'unseen', 'delivered']);
	await lookAtTold();
	await pass(2);
	expect(came).toHaveLength(3);
});

test('what goes without a fact of its own is found, and what is there again before it is sent is not taken away', async () => {
	await add();
	await happens(['network.changed', maison], ['network.changed', atelier]);
	await pass();
	hidden.add(maison);
	await lookAtTold();
	hidden.clear();
	await pass(1);
	expect(came).toHaveLength(2);
	hidden.add(maison);
	for (const hours of [2, 3]) {
		await lookAtTold();
		await pass(hours);
	}
	expect(came.slice(2).map(({ type, object }) => [type, object])).toEqual([['programs.withdrawn', maison]]);
	hidden.clear();
	await happens(['network.changed', maison]);
	await pass(4);
	expect(came.at(-1)).toMatchObject({ type: 'network.changed', object: maison });
});

test('one that is gone is asked once, its person hears of it, and it gets what waits when she says so', async () => {
	const id = await add();
	await happens(['network.changed', maison]);
	answers.push(410);
	await pass();
	await happens(['network.changed', maison]);
	await pass(100);
	expect(came).toHaveLength(1);
	expect((await endpointFor(ada.id, id)).pausedWhy).toBe('gone');
	const letters = await sql`select from kernel.mail where recipient = ${ada.email} and confidential`.execute(db);
	expect(letters.rows).toHaveLength(1);
	await transaction((tx) => resumeEndpoint(tx, id, ada.id));
	await pass(1);
	expect(came.map((one) => one.id)).toEqual([came[0]?.id, came[0]?.id]);
});

test('an address inside is refused when it is added, and again when it is asked', async () => {
	const id = await add(address('localhost'));
	await happens(['network.changed', maison]);
	allowPrivateAddresses(false);
	await pass();
	const { deliveries } = await deliveriesOf(id, ada.id, { limit: 10, offset: 0 });
	expect(deliveries.map(({ state, attempts }) => [state, attempts[0]?.failure])).toEqual([['waiting', 'inside']]);
	expect(came).toEqual([]);
	expect(await refusal(add('http://example.org/'))).toBe('programs_address_open');
	for (const host of ['127.0.0.1', '[::1]', '10.1.2.3', 'localhost'])
		expect(await refusal(add(`https://${host}/`))).toBe('programs_address_inside');
});

test('what is another person’s is not there, at any door', async () => {
	const id = await add();
	await happens(['network.changed', maison]);
	const [{ id: delivery = '' } = {}] = (await deliveriesOf(id, ada.id, { limit: 1, offset: 0 })).deliveries;
	const given = { name: 'Autre', url: address(), kinds: ['organizations'] };
	const doors = [
		() => transaction((tx) => changeEndpoint(tx, id, given, bruno.id)),
		() => transaction((tx) => closeEndpoint(tx, id, by(bruno), bruno.id)),
		() => transaction((tx) => pauseEndpoint(tx, id, bruno.id)),
		() => transaction((tx) => resumeEndpoint(tx, id, bruno.id)),
		() => transaction((tx) => renewSecret(tx, id, bruno.id)),
		() => transaction((tx) => testEndpoint(tx, id, bruno.id)),
		() => transaction((tx) => sendAgain(tx, { endpoint: id, delivery }, bruno.id)),
		() => secretsOf(id, bruno.id),
		() => endpointFor(bruno.id, id),
		() => deliveriesOf(id, bruno.id, { limit: 1, offset: 0 })
	];
	for (const door of doors) expect(await refusal(door())).toBe('kernel_missing');
	const own = await endpointFor(ada.id, id);
	expect([own.name, own.pausedAt]).toEqual(['Essai', null]);
});
