import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { record } from '../activity/record.ts';
import { sequence } from '../activity/sequencer.ts';
import { transaction } from '../db.ts';
import { editionNow, inEdition, onEdition } from './edition.ts';
import { Keep } from './kept.ts';
import { watchMoments } from './moments.ts';

beforeAll(async () => {
	await testDatabase();
});
beforeEach(() => watchMoments([]));

const tell = () =>
	transaction((tx) =>
		record(tx, { verb: 'kernel.opened', object: ref('hub', newId()), source: 'job', detail: { demo: false } })
	);

test('a fact makes another edition from its commit on; its position makes none', async () => {
	const before = await editionNow();
	expect(await editionNow()).toBe(before);
	const [written, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const committed = transaction(async (tx) => {
		await record(tx, { verb: 'kernel.opened', object: ref('hub', newId()), source: 'job', detail: { demo: false } });
		written.resolve();
		await released.promise;
	});
	await written.promise;
	expect(await editionNow()).toBe(before);
	released.resolve();
	await committed;
	const after = await editionNow();
	expect(after).toBeGreaterThan(before);
	expect(await sequence()).toBeGreaterThan(0);
	expect(await editionNow()).toBe(after);
});

test('who asks while an answer is on its way gets one that began later', async () => {
	const before = await editionNow();
	const first = editionNow();
	await tell();
	expect(await editionNow()).toBeGreaterThan(before);
	await first;
});

test('those who remember are told of a new edition before anybody sees it', async () => {
	let forgotten = 0;
	onEdition(() => forgotten++);
	await editionNow();
	forgotten = 0;
	await tell();
	await editionNow();
	await editionNow();
	expect(forgotten).toBe(1);
});

test('what many ask for at once is made once, and anew after a fact', async () => {
	const keep = new Keep<number>(10);
	let made = 0;
	const ask = () => keep.get('one', async () => ++made);
	expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
	await tell();
	expect(await ask()).toBe(2);
	expect(await ask()).toBe(2);
});

test('a request that began before a fact takes what was made after it', async () => {
	const keep = new Keep<number>(10);
	let made = 0;
	const ask = () => keep.get('one', async () => ++made);
	const early = await editionNow();
	await tell();
	expect(await ask()).toBe(1);
	expect(await inEdition(early, ask)).toBe(1);
});

test('what could not be made is asked for again', async () => {
	const keep = new Keep<number>(10);
	await expect(keep.get('one', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
	expect(await keep.get('one', async () => 7)).toBe(7);
});

test('a moment that passes ends what is kept, though nothing was told', async () => {
	watchMoments([`select $1::timestamptz + interval '60 milliseconds'`]);
	const keep = new Keep<number>(10);
	let made = 0;
	const ask = () => keep.get('one', async () => ++made);
	expect([await ask(), await ask()]).toEqual([1, 1]);
	await expect.poll(ask, { interval: 20, timeout: 2000 }).toBe(2);
});

test('what was asked for longest ago goes first when it is too much', async () => {
	const keep = new Keep<string>(10, (text) => text.length);
	const ask = (key: string) => keep.get(key, async () => `${key}${key}${key}${key}`);
	const before = await ask('a');
	await ask('b');
	expect(await keep.get('a', async () => 'new')).toBe(before);
	await ask('c');
	await new Promise((settle) => setTimeout(settle, 20)); // what is too much goes a moment after the answer
	expect(await keep.get('a', async () => 'other')).toBe(before);
	expect(await keep.get('b', async () => 'new')).toBe('new');
});
