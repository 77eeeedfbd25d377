import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { undoMerger } from '#network/server';
import { testDatabase } from '../tests/support/database.ts';
import { dump, mergerPlaces, twoOrganizations } from '../tests/support/two-organizations.ts';
import { mergeOrganizations } from './merge.ts';

let team: string;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	team = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email: null, locale: 'fr' }));
});

const mergerOf = async (tx: Tx, kept: string): Promise<string> => {
	const { rows } = await sql<{ id: string }>`
		select id from network.merger where kept = ${kept} order by merged_at desc limit 1`.execute(tx);
	return rows[0]?.id ?? '';
};
const undo = async (tx: Tx, kept: string, slug?: string) =>
	undoMerger(tx, await mergerOf(tx, kept), { actor: ref('person', team), source: 'desk' }, slug);

/** All of it in one transaction that leaves nothing. */
const inVain = (act: (tx: Tx) => Promise<void>): Promise<void> => {
	const away = new Error('away');
	return transaction(async (tx) => {
		await act(tx);
		throw away;
	}).catch((error) => {
		if (error !== away) throw error;
	});
};

test('every table that names an organisation says that it takes part in mergers', async () => {
	const { rows } = await sql<{ column: string }>`
		select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = 'network.organization'::regclass order by 1`.execute(db);
	const said = (await mergerPlaces(db as Tx)).flatMap(({ place, named }) => named.map((column) => `${place}.${column}`));
	// `call network.takes_part_in_mergers('its.table')` in its migration, and move it in its module's `merge`
	expect(rows.map(({ column }) => column).filter((column) => !said.includes(column))).toEqual([]);
});

test('a merger moves every row that names the one that goes; undone, every table is what it was', () =>
	inVain(async (tx) => {
		const { gone, kept } = await twoOrganizations(tx, 2);
		const before = await dump(tx);
		await mergeOrganizations(tx, gone, kept, team);
		const merged = await dump(tx);
		expect(Object.entries(merged).flatMap(([table, rows]) => (rows.some((row) => row.includes(gone)) ? [table] : []))).toEqual([]);
		const undone = await undo(tx, kept);
		expect(undone).toMatchObject({ changed: 0, missing: 0, keptChanged: false, since: {} });
		expect(await dump(tx)).toEqual(before);
	}));
