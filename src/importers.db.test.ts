import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { batchOf, begin, bring, decide, type Importer, rowsOf, sayColumns } from '#exchange/server';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { testDatabase } from '../tests/support/database.ts';
import { erase, exportOf } from './erase.ts';
import { importers } from './importers.ts';
import { modules } from './modules.ts';

const importerOf = (kind: string): Importer => {
	const found = importers.find((one) => one.kind === kind);
	if (!found) throw new Error(`no ${kind}`);
	return found;
};
const [organizations, people] = [importerOf('organizations'), importerOf('people')];

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
});

async function dryRun(importer: Importer, text: string): Promise<string> {
	const id = await bring(importer, { name: 'x.csv', bytes: new TextEncoder().encode(text) }, null);
	await sayColumns(importer, id, (await batchOf(id)).mapping);
	await begin(importer, id, 'check');
	return id;
}
async function run(importer: Importer, text: string): Promise<string> {
	const id = await dryRun(importer, text);
	await begin(importer, id, 'apply');
	return id;
}
const names = async () => (await organizations.table('fr')).rows.map(({ name, address }) => [name, address]);

test('what may be there already is left out, completed or added, as people decide', async () => {
	await run(organizations, 'Nom;Site\nLe Grand Atelier;https://atelier.example\n');
	const list =
		'Nom;Site;Adresse\nAtelier;www.atelier.example/contact;Rue A 1\nLe Grand Ateliér SPRL;;Rue B 2\nGrand Atelier;;Rue C 3\n';
	const id = await dryRun(organizations, list);
	const { rows } = await rowsOf(id, { state: 'duplicate', limit: 9 });
	expect(rows.map(({ number, matches }) => [number, matches[0]?.why])).toEqual([
		[2, 'website'],
		[3, 'similar'],
		[4, 'similar']
	]);
	await decide(
		id,
		new Map([
			[2, 'update'],
			[3, 'add']
		] as const)
	);
	await begin(organizations, id, 'apply');
	expect(await names()).toEqual([
		['Atelier', 'Rue A 1'],
		['Le Grand Ateliér SPRL', 'Rue B 2']
	]);
	await begin(organizations, id, 'undo');
	expect(await names()).toEqual([['Le Grand Atelier', null]]);
});

test('an import is written once, and taken back once', async () => {
	const id = await dryRun(organizations, 'Nom\nUne seule\n');
	await expect(begin(organizations, id, 'undo')).rejects.toMatchObject({ code: 'exchange_at_work' });
	const both = await Promise.allSettled([begin(organizations, id, 'apply'), begin(organizations, id, 'apply')]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect((await names()).filter(([name]) => name === 'Une seule')).toHaveLength(1);
	await begin(organizations, id, 'undo');
	await expect(begin(organizations, id, 'undo')).rejects.toMatchObject({ code: 'exchange_at_work' });
});

test('what came in between is found again, so that nothing is doubled', async () => {
	const first = await dryRun(organizations, 'Nom;Ville\nLa Jumelle;Mons\n');
	const second = await dryRun(organizations, 'Nom;Adresse\nLa Jumelle;Rue D 4\n');
	await begin(organizations, first, 'apply');
	await begin(organizations, second, 'apply');
	expect((await names()).filter(([name]) => name === 'La Jumelle')).toEqual([['La Jumelle', 'Rue D 4']]);
});

test('a person gets and erases what imports keep of her; what waits with her address is thrown away', async () => {
	const list = 'Nom;E-mail\nAnn;ann@exemple.invalid\nBob;bob@exemple.invalid\n';
	const done = await run(people, list);
	const waiting = await bring(people, { name: 'y.csv', bytes: new TextEncoder().encode(list) }, null);
	const ann = await personByEmail(db, 'ann@exemple.invalid');
	const kept = (await exportOf(ann?.id ?? '')).exchange;
	expect(kept?.importedRows).toMatchObject([{ number: 2, given: { name: 'Ann', email: 'ann@exemple.invalid' } }]);
	await transaction((tx) => erase(tx, ann?.id ?? ''));
	await expect(batchOf(waiting)).rejects.toMatchObject({ status: 404 });
	const { rows } = await sql<{
		found: number;
	}>`select count(*)::int as found from exchange.row r where strpos(r::text, 'ann@') > 0`.execute(db);
	expect(rows).toEqual([{ found: 0 }]);
	await begin(people, done, 'undo');
	expect([await personByEmail(db, 'bob@exemple.invalid'), (await batchOf(done)).state]).toEqual([undefined, 'undone']);
});

test('after thirty days rows are forgotten, and with them the way back', async () => {
	const id = await run(organizations, 'Nom\nVieille\n');
	await sql`update exchange.batch set created_at = now() - interval '31 days' where id = ${id}`.execute(db);
	await modules.find(({ name }) => name === 'exchange')?.jobs?.['exchange.forget']?.run({});
	expect(await rowsOf(id, { state: '', limit: 5 })).toEqual({ rows: [], total: 0 });
	await expect(begin(organizations, id, 'undo')).rejects.toMatchObject({ code: 'exchange_forgotten' });
});
