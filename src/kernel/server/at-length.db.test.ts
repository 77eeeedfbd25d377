import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { portionsOf, readAtLength } from './at-length.ts';
import { db, LONG } from './db.ts';

beforeAll(async () => {
	await testDatabase();
	await sql`create table much as select n from generate_series(1, 1234) n`.execute(db);
});

const numbers = sql<{ n: number }>`select n from much where n > ${0} order by n`;

test('all rows come in portions, as they were when the reading began, and other things are asked meanwhile', async () => {
	const { tx, end } = await readAtLength();
	const seen: number[] = [];
	for await (const rows of portionsOf(tx, numbers)) {
		seen.push(...rows.map(({ n }) => n));
		await sql`insert into much select 5000 + ${seen.length}`.execute(db);
		const { rows: counted } = await sql<{ count: number }>`select count(*)::int as count from much`.execute(tx);
		expect([rows.length <= 500, counted[0]?.count]).toEqual([true, 1234]);
	}
	await end();
	expect(seen).toEqual(Array.from({ length: 1234 }, (_, at) => at + 1));
});

test('nothing is written through it, and a connection is given back however a reading ends', async () => {
	for (let turn = 0; turn <= LONG; turn++) {
		const { tx, end } = await readAtLength();
		const portions = portionsOf(tx, numbers);
		await portions.next();
		if (turn === 0) await expect(sql`delete from much`.execute(tx)).rejects.toThrow(/read-only/);
		else await portions.return(undefined);
		await end();
	}
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`.execute(
		db
	);
	expect(rows[0]?.count).toBe(0);
});
