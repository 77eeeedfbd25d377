import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { beside, db, demandOutside, openPool, transaction } from './db.ts';
import { forgetHub, hub } from './hub.ts';
import { inLane } from './lane.ts';

beforeAll(async () => {
	await testDatabase();
});

const one = sql<{ one: number }>`select 1 as one`;
const secondConnection = /a second connection is asked for inside a transaction/;

test('inside a transaction nobody asks the pool for a second connection, not even later in it or through others', async () => {
	await expect(transaction(() => one.execute(db))).rejects.toThrow(secondConnection);
	await expect(transaction(() => transaction((tx) => one.execute(tx)))).rejects.toThrow(secondConnection);
	const later = transaction(async (tx) => {
		await one.execute(tx);
		await Promise.all([pause(1), one.execute(tx)]);
		return openPool().query('select 1');
	});
	await expect(later).rejects.toThrow(secondConnection);
	await expect(transaction(async () => demandOutside('a drawing'))).rejects.toThrow(/a drawing inside a transaction/);
	expect((await transaction((tx) => one.execute(tx))).rows).toEqual([{ one: 1 }]);
	expect((await one.execute(db)).rows).toEqual([{ one: 1 }]);
});

test('what a transaction has begun and left is outside once it is over', async () => {
	let left: Promise<unknown> = Promise.resolve();
	await transaction(async () => {
		left = pause(30).then(() => one.execute(db));
	});
	await expect(left).resolves.toMatchObject({ rows: [{ one: 1 }] });
});

test('as many transactions as there are connections read what is kept at hand, all at once, before anybody has read it', async () => {
	const max = openPool().options.max;
	let begun = 0;
	let all = () => {};
	const everybody = new Promise<void>((resolve) => {
		all = resolve;
	});
	forgetHub();
	const names = await Promise.all(
		Array.from({ length: max }, () =>
			transaction(async (tx) => {
				await one.execute(tx);
				if (++begun === max) all();
				await everybody;
				return (await hub()).name;
			})
		)
	);
	expect(names).toHaveLength(max);
	expect((await one.execute(beside)).rows).toEqual([{ one: 1 }]);
});

test.runIf(process.platform === 'linux')('what answers strangers stands behind the program, alone', async () => {
	const niceOf = async (): Promise<{ nice: number; helpers: string }> => {
		const { rows } = await sql<{ pid: number; helpers: string }>`
			select pg_backend_pid() as pid, current_setting('max_parallel_workers_per_gather') as helpers`.execute(db);
		const [{ pid, helpers } = { pid: 0, helpers: '' }] = rows;
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// its 19th field (proc_pid_stat(5)), counted from behind the name
		return { nice: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]), helpers };
	};
	const { answer } = await inLane({ network: '192.0.2.7', self: 'a' }, niceOf);
	expect(answer).toEqual({ nice: 10, helpers: '0' });
	expect((await niceOf()).nice).toBe(0);
});

test('no view asks for what is another at each row, for which it would be made whole before whoever joins it takes a few', async () => {
	const { rows } = await sql`select v.schemaname || '.' || v.viewname as view, p.proname
		from pg_views v join pg_proc p on p.provolatile = 'v' and v.definition ~ ('\\m' || p.proname || '\\(')
		where v.schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
	expect(rows).toEqual([]);
});
