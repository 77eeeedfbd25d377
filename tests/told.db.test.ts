import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { testDatabase, untold } from './support/database.ts';
import { notShown } from './support/not-shown.ts';
import { shown } from './support/shown.ts';

beforeAll(async () => {
	await testDatabase();
});

test('every table is seen by people, but for columns that it has, or is not, for a reason', async () => {
	const { rows } = await sql<{ name: string; columns: string[] }>`
		select table_schema || '.' || table_name as name, array_agg(column_name::text) as columns
		from information_schema.columns join information_schema.tables using (table_schema, table_name)
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') group by 1`.execute(
		db
	);
	const listed = [...Object.keys(shown), ...Object.values(notShown).flat()];
	expect(listed.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
	const hidden = Object.entries(shown).flatMap(([name, { but = {} }]) =>
		Object.keys(but).map((column) => [name, column])
	);
	const unknown = hidden.filter(
		([name, column = '']) => !rows.find((row) => row.name === name)?.columns.includes(column)
	);
	expect(unknown).toEqual([]);
});

const opened = (tx: Tx) =>
	record(tx, { verb: 'kernel.opened', object: ref('hub', newId()), source: 'job', detail: { demo: false } });
const hide = (tx: Tx) => sql`update network.sector set hidden = not hidden where slug = 'iot'`.execute(tx);
const told = 'people see network.sector, and no fact tells its update';

test('a change that people see is refused without a fact of its own transaction', async () => {
	await expect(transaction(hide)).rejects.toThrow(told);
	await transaction(opened);
	await expect(hide(db as Tx)).rejects.toThrow(told);
	await transaction(async (tx) => {
		await hide(tx);
		await opened(tx);
	});
	await untold(hide);
	const undone = transaction(async (tx) => {
		await sql`savepoint here`.execute(tx);
		await opened(tx);
		await sql`rollback to savepoint here`.execute(tx);
		await hide(tx);
	});
	await expect(undone).rejects.toThrow(told);
});

test('what is the same afterwards, what is not shown and what nobody sees ask for no fact', async () => {
	await transaction((tx) => sql`update network.sector set hidden = hidden`.execute(tx));
	const id = newId();
	await transaction(async (tx) => {
		await sql`insert into identity.person (id, name) values (${id}, 'Ada')`.execute(tx);
		await sql`update identity.person set name = 'Ida', locale = 'nl' where id = ${id}`.execute(tx);
		await sql`insert into network.profile (person, slug) values (${id}, 'ida')`.execute(tx);
	});
	const publish = (tx: Tx) => sql`update network.profile set published_at = now() where person = ${id}`.execute(tx);
	await expect(transaction(publish)).rejects.toThrow('people see network.profile');
	await untold(publish);
	const rename = (tx: Tx) => sql`update identity.person set name = 'Eda' where id = ${id}`.execute(tx);
	await expect(transaction(rename)).rejects.toThrow('people see identity.person');
	await transaction((tx) => sql`update identity.person set locale = 'fi' where id = ${id}`.execute(tx));
});
