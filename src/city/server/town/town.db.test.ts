import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { placeById, updatePlace } from '#network/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { NewTown } from '../../town.schema.ts';
import { refusal } from '../city.fixture.ts';
import { addTown, pauseTown, readTown, townSource, townsSaying } from '../index.ts';
import { readTowns } from './following.ts';

const outside = vi.hoisted(() => ({ open: true }));
// the town of the test stands on this machine, which nobody outside may name
vi.mock('#kernel/server/outside-file.ts', async (original) => {
	const real = await original<typeof import('#kernel/server/outside-file.ts')>();
	return {
		...real,
		fetchFile: async (url: URL, bounds: Parameters<typeof real.fetchFile>[1]) => {
			if (!outside.open) return real.fetchFile(url, bounds);
			const answer = await fetch(url);
			if (!answer.ok) throw new real.OutsideTrouble('status', { status: answer.status });
			return { status: 200, content: Buffer.from(await answer.arrayBuffer()), headers: {} };
		}
	};
});

let server: Server;
let url: string;
let body = '';
let status = 200;
let asked = 0;
beforeAll(async () => {
	await testDatabase();
	server = createServer((_, answer) => {
		asked++;
		answer.writeHead(status).end(body);
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/parcs.json`;
});
afterAll(() => void server.close());
beforeEach(() => {
	[status, outside.open] = [200, true];
});

type Park = Readonly<{ id: number; nom: string; rue?: string }>;
const geo = (parks: readonly Park[]): string =>
	JSON.stringify({
		type: 'FeatureCollection',
		features: parks.map((properties) => ({
			...{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [3.95, 50.45] } }
		}))
	});
const given = (more: object = {}) =>
	NewTown.parse({
		...{ name: 'Parcs', url, attribution: 'Ville de Mons', licence: 'CC BY 4.0', every: 24 },
		...{ columnId: 'id', columnName: 'nom', columnAddress: 'rue', columnLat: 'lat', columnLon: 'lon', ...more }
	});
const five = [1, 2, 3, 4, 5].map((id) => ({ id, nom: `Parc ${id}` }));
const placeOf = async (external: number): Promise<string> =>
	(await sql<{ place: string }>`select place from city.town_place where external = ${String(external)}`.execute(db))
		.rows[0]?.place ?? '';
const countOfPlaces = async () =>
	(await sql<{ count: number }>`select count(*)::int as count from network.place where kind = 'town'`.execute(db))
		.rows[0]?.count;

test('places come in once however often they are read, change with the town but not over what the team wrote, and are marked and never deleted', async () => {
	const id = await transaction((tx) => addTown(tx, given()));
	body = geo(five);
	await Promise.all([readTown(id), readTown(id)]);
	await readTown(id);
	expect([await countOfPlaces(), (await townSource(id)).places]).toEqual([5, 5]);
	const [first, second] = [await placeOf(1), await placeOf(2)];
	expect(await townsSaying(first)).toMatchObject([
		{ attribution: 'Ville de Mons', licence: 'CC BY 4.0', goneAt: null }
	]);
	const now = await placeById(second);
	const { organizationName: _, updatedAt: __, deletedAt: ___, id: ____, slug: _____, ...own } = now;
	await transaction((tx) => updatePlace(tx, second, { ...own, name: 'Parc à nous' }, { actor: null, source: 'desk' }));
	body = geo([{ id: 1, nom: 'Parc un', rue: 'Rue Haute' }, { id: 2, nom: 'Parc deux' }, ...five.slice(3)]);
	await readTown(id);
	expect(await placeById(first)).toMatchObject({ name: 'Parc un', address: 'Rue Haute' });
	expect((await placeById(second)).name).toBe('Parc à nous');
	const gone = await placeOf(3);
	expect((await townsSaying(gone))[0]?.goneAt).toBeInstanceOf(Date);
	expect((await placeById(gone)).deletedAt).toBeNull();
	body = geo(five);
	await readTown(id);
	expect((await townsSaying(gone))[0]?.goneAt).toBeNull();
	expect(await countOfPlaces()).toBe(5);
});

test('a file that has lost most of its places changes nothing until somebody says that it is right; what is no data, or an error, neither', async () => {
	const [{ id }] = (await sql<{ id: string }>`select id from city.town_source`.execute(db)).rows as [{ id: string }];
	for (const [given, code, answer] of [
		[geo(five.slice(0, 1)), 'city_town_lost', 200],
		['{"type":"Feature"}', 'city_town_unreadable', 200],
		['a;b\n1;2', 'city_town_column', 200],
		['', 'city_town_status', 500]
	] as const) {
		[body, status] = [given, answer];
		await readTown(id);
		const { problem, places } = await townSource(id);
		expect([problem?.code, places]).toEqual([code, 5]);
	}
	[body, status] = [geo(five.slice(0, 1)), 200];
	await readTown(id, { believe: true });
	expect(await townSource(id)).toMatchObject({ problem: null, places: 1, gone: 4 });
});

test('the job asks in its rhythm and not while it is paused; a table gives places as well; nobody reads an address inside', async () => {
	const csv = await transaction((tx) => addTown(tx, given({ url: `${url}?csv` })));
	expect(await refusal(transaction((tx) => addTown(tx, given({ url: `${url}?csv` }))))).toBe('city_town_known');
	body = 'id;nom;rue;lat;lon\n70;Fontaine;Grand-Place;50,4545;3,9519\n';
	await readTowns();
	expect(await placeById(await placeOf(70))).toMatchObject({ name: 'Fontaine', lat: 50.4545, lon: 3.9519 });
	asked = 0;
	await readTowns();
	expect(asked).toBe(0);
	const tomorrow = new Date(Date.now() + 25 * 3_600_000);
	await transaction((tx) => pauseTown(tx, csv, true));
	await readTowns(tomorrow);
	expect(asked).toBe(1);
	outside.open = false;
	await readTown(csv);
	expect((await townSource(csv)).problem?.code).toBe('city_town_inside');
});
