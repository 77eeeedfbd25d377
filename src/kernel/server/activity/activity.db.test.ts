import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { db, transaction } from '../db.ts';
import { personOf } from './pseudonym.ts';
import { catchUp, factsAfter } from './read.ts';
import { happenedAt, record, recordAll } from './record.ts';
import { seal, verifySeals } from './seal.ts';
import { sequence } from './sequencer.ts';

const opened = (actor: string | null) =>
	({
		verb: 'kernel.opened',
		actor: actor ? ref('person', actor) : null,
		object: ref('hub', newId()),
		source: 'job',
		detail: { demo: false }
	}) as const;

beforeAll(async () => {
	await testDatabase();
});

test('a fact is seen once it is committed and has its position, never earlier', async () => {
	await transaction(async (tx) => {
		await record(tx, opened(null));
		expect(await factsAfter(tx, 0)).toEqual([]);
	});
	expect(await factsAfter(db, 0)).toEqual([]);
	await sequence();
	expect(await factsAfter(db, 0)).toMatchObject([
		{ position: 1, verb: 'kernel.opened', detail: { demo: false }, actor: null }
	]);
});

test('a person is in the log by a pseudonym that only the mapping resolves', async () => {
	const person = newId();
	await transaction((tx) => recordAll(tx, [opened(person), opened(person)]));
	await sequence();
	const [first, second] = (await factsAfter(db, 1)).map(({ actor }) => actor?.id);
	expect(first).not.toBe(person);
	expect(second).toBe(first);
	expect(await personOf(db, first ?? '')).toBe(person);
});

test('a reader that fails keeps its place; its work of that batch is undone', async () => {
	await sql`create table seen (position bigint)`.execute(db);
	const keep = async (tx: Parameters<Parameters<typeof catchUp>[1]>[0], positions: number[]) => {
		for (const position of positions) await sql`insert into seen values (${position})`.execute(tx);
	};
	await expect(
		catchUp('test', async (tx, facts) => {
			await keep(
				tx,
				facts.map(({ position }) => position)
			);
			throw new Error('the lamp fell');
		})
	).rejects.toThrow('the lamp fell');
	expect(
		await catchUp('test', (tx, facts) =>
			keep(
				tx,
				facts.map(({ position }) => position)
			)
		)
	).toBe(3);
	expect(await catchUp('test', async () => undefined)).toBe(0);
	const { rows } = await sql<{ position: number }>`select position from seen order by position`.execute(db);
	expect(rows.map(({ position }) => position)).toEqual([1, 2, 3]);
});

test('a row of the log is never changed nor deleted', async () => {
	await expect(sql`update kernel.activity set source = 'web'`.execute(db)).rejects.toThrow('append-only');
	await expect(sql`delete from kernel.activity`.execute(db)).rejects.toThrow('append-only');
	await expect(sql`truncate kernel.activity cascade`.execute(db)).rejects.toThrow('append-only');
});

test('personal words are only a commitment in the log: they can be proven, and erased without breaking the seal', async () => {
	const person = newId();
	await transaction((tx) =>
		record(tx, { ...opened(person), sealed: { subject: person, words: { name: 'Lila Terril' } } })
	);
	await sequence();
	await seal();
	expect(await verifySeals()).toMatchObject({ holds: true, seals: 1 });

	await sql`update kernel.activity_sealed set words = '{"name":"Somebody else"}'`.execute(db);
	expect(await verifySeals()).toMatchObject({ holds: false, reason: 'commitment' });

	await sql`delete from kernel.activity_sealed where subject = ${person}`.execute(db);
	await sql`delete from kernel.pseudonym where subject = ${person}`.execute(db);
	expect(await verifySeals()).toMatchObject({ holds: true, seals: 1 });
});

test('a seal that follows takes the one before in, and a missing fact is found', async () => {
	await transaction((tx) => record(tx, opened(null)));
	await sequence();
	expect(await seal()).toMatchObject({ number: 2, firstPosition: 5, lastPosition: 5 });
	expect(await seal()).toBeNull();
	expect(await verifySeals()).toMatchObject({ holds: true, seals: 2, facts: 5 });
	await sql`delete from kernel.activity_order where position = 5`.execute(db);
	expect(await verifySeals()).toMatchObject({ holds: false, seal: 2 });
});

test('what is told of the past has happened then, unless it says when; it was recorded now, and the order is that of recording', async () => {
	const [then, else_] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-02-01T10:00:00Z')];
	const first = (await factsAfter(db, 0, 10_000)).length;
	await happenedAt(then, () => transaction((tx) => recordAll(tx, [opened(null), { ...opened(null), at: else_ }])));
	await transaction((tx) => record(tx, opened(null)));
	await sequence();
	const told = await factsAfter(db, first);
	expect(told.slice(0, 2).map(({ at }) => at)).toEqual([then, else_]);
	for (const { recordedAt } of told) expect(Date.now() - recordedAt.getTime()).toBeLessThan(60_000);
	expect(Date.now() - (told[2]?.at.getTime() ?? 0)).toBeLessThan(60_000);
});

test('a séance of thousands is told in one transaction', async () => {
	const many = Array.from({ length: 7000 }, () => opened(null));
	const ids = await transaction((tx) => recordAll(tx, many));
	expect(new Set(ids).size).toBe(many.length);
	expect(await sequence()).toBe(many.length);
});
