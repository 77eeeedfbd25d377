import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { record } from '../activity/record.ts';
import { sequence } from '../activity/sequencer.ts';
import { db, transaction } from '../db.ts';
import { editionNow, inEdition, onEdition } from './edition.ts';
import { Keep } from './kept.ts';
import { nextMoment, watchMoments } from './moments.ts';

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
	watchMoments([`select $1::timestamptz + interval '600 milliseconds'`]);
	const keep = new Keep<number>(10);
	let made = 0;
	const ask = () => keep.get('one', async () => ++made);
	expect([await ask(), await ask()]).toEqual([1, 1]);
	await expect.poll(ask, { interval: 20 }).toBe(2);
});

const nextIs = (moment: number) => {
	const at = `'${new Date(moment).toISOString()}'::timestamptz`;
	watchMoments([`select case when $1::timestamptz < ${at} then ${at} end`]);
};

test('who asks after a moment gets nothing that was begun before it, though it is still being made', async () => {
	const moment = Date.now() + 600;
	nextIs(moment);
	const keep = new Keep<number>(10);
	const made = Promise.withResolvers<void>();
	const early = keep.get('one', async () => {
		const at = Date.now();
		await made.promise;
		return at;
	});
	await pause(moment - Date.now() + 5);
	const late = keep.get('one', async () => Date.now());
	await pause(20);
	made.resolve();
	expect(await early).toBeLessThan(moment);
	expect(await late).toBeGreaterThanOrEqual(moment);
});

test('a moment that passes while the making begins is not missed', async () => {
	await editionNow();
	const moment = Date.now() + 600;
	nextIs(moment);
	const keep = new Keep<number>(10);
	const busy = async () => {
		const at = Date.now();
		while (Date.now() <= moment);
		return at;
	};
	expect(await keep.get('one', busy)).toBeLessThan(moment);
	await expect.poll(() => keep.get('one', async () => Date.now())).toBeGreaterThan(moment);
});

test('moments that could not be read are read again', async () => {
	watchMoments([
		`select $1::timestamptz + interval '1 hour' / (select count(*) from kernel.setting where key = 'mended')`
	]);
	const edition = await editionNow();
	await expect(nextMoment(edition, Date.now())).rejects.toThrow('division');
	await sql`insert into kernel.setting (key, value) values ('mended', 'true')`.execute(db);
	expect(await nextMoment(edition, Date.now())).toBeGreaterThan(Date.now());
});

test('what was asked for longest ago goes first when it is too much', async () => {
	const keep = new Keep<string>(10, (text) => text.length);
	const ask = (key: string) => keep.get(key, async () => `${key}${key}${key}${key}`);
	const before = await ask('a');
	await ask('b');
	expect(await keep.get('a', async () => 'new')).toBe(before);
	await ask('c');
	await pause(20); // what is too much goes a moment after the answer
	expect(await keep.get('a', async () => 'other')).toBe(before);
	expect(await keep.get('b', async () => 'new')).toBe('new');
});
