import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { closeOperation } from '#kernel/server/operations.ts';
import { payingOperation } from '#kernel/server/pdf/funded.fixture.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { curator, type Host, trailOf, working } from '../server/city.fixture.ts';
import { approve, bookTrail, trailById } from '../server/index.ts';
import { trailShown } from './shown.server.ts';
import { editShown } from './team.server.ts';

let ada: Host;
let paying: Awaited<ReturnType<typeof payingOperation>>;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-funded-')));
	ada = await curator('Ada');
	paying = await payingOperation('FONDS-1');
});

const book = (trail: string, operation: string | null) =>
	transaction((tx) => bookTrail(tx, trail, operation, working(ada).by));
const fundedOf = async (slug: string) => (await trailShown(slug, 'fr')).funded;

test('emblem and sentence stand on the page of a trail as long as an operation pays for it', async () => {
	const { trail } = await trailOf(ada);
	const { slug, version: seen } = await trailById(trail);
	await transaction((tx) => approve(tx, trail, { ...working(ada), seen }));
	expect(await fundedOf(slug)).toBeNull();
	await book(trail, 'FONDS-1');
	await book(trail, 'FONDS-1');
	expect(await fundedOf(slug)).toEqual(paying);
	expect((await trailShown(slug, 'fr')).number).toBe(1);
	await expect(book(trail, 'FONDS-9')).rejects.toMatchObject({ code: 'city_operation_unknown' });
	await transaction((tx) => closeOperation(tx, 'FONDS-1', true));
	await book(trail, 'FONDS-1');
	await book(trail, null);
	await expect(book(trail, 'FONDS-1')).rejects.toMatchObject({ code: 'city_operation_unknown' });
	expect(await fundedOf(slug)).toBeNull();
	await sequence();
	const told = (await factsAfter(db, 0, 1000)).filter(({ verb }) => verb === 'city.funded');
	expect(told.map(({ detail }) => detail)).toEqual([
		{ operation: 'FONDS-1', fictional: true },
		{ operation: '', fictional: true }
	]);
});

test('on what a trail is booked the hub’s team is asked alone', async () => {
	const { trail } = await trailOf(ada);
	await payingOperation('FONDS-2');
	const codesFor = async (viewer: typeof ada) => {
		const seat = { trail: await trailById(trail), approves: true, working: working(viewer), page: '' };
		return (await editShown(seat, 'fr')).operations.map(({ value }) => value);
	};
	expect(await codesFor(ada)).toEqual([]);
	expect(await codesFor({ ...ada, secondFactor: true, roles: [{ role: 'coordinator', scope: null }] })).toEqual([
		'FONDS-2'
	]);
});
