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
		[3, 'name'],
		[4, 'name']
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

test('the job of a dry run that is done leaves what people decided meanwhile', async () => {
	await run(organizations, 'Nom;Site\nLa Décidée;https://decidee.example\n');
	const id = await dryRun(organizations, 'Nom;Site;Adresse\nDécidée;decidee.example;Rue E 5\n');
	await decide(id, 'update');
	await modules.find(({ name }) => name === 'exchange')?.jobs?.['exchange.check']?.run({ kind: 'organizations', id });
	expect((await rowsOf(id, { state: '', limit: 5 })).rows).toMatchObject([{ decision: 'update' }]);
});

test('two files at once do not add the same thing twice', async () => {
	const list = 'Nom;Ville\nLa Pressée;Mons\n';
	const [first, second] = [await dryRun(organizations, list), await dryRun(organizations, list)];
	await Promise.all([begin(organizations, first, 'apply'), begin(organizations, second, 'apply')]);
	expect((await names()).filter(([name]) => name === 'La Pressée')).toHaveLength(1);
	const states = await Promise.all([first, second].map(async (id) => (await batchOf(id)).state));
	expect(states).toContain('done');
});

test('an import that fails for an unknown reason can be thrown away or tried again', async () => {
	const id = await dryRun(organizations, 'Nom\nCassée\n');
	const broken: Importer = { ...organizations, open: () => Promise.reject(new Error('broken')) };
	await expect(begin(broken, id, 'apply')).rejects.toThrow('broken');
	expect((await batchOf(id)).state).toBe('checked');
	await begin(organizations, id, 'apply');
	expect((await batchOf(id)).state).toBe('done');
});

test('taken back is what was before the import, though it was changed twice, by it or by people since', async () => {
	await run(organizations, 'Nom;N° BCE;Adresse\nDeux Fois;0200.065.765;Rue F 6\n');
	const id = await run(organizations, 'Nom;N° BCE;Adresse\nDeux Fois;0200.065.765;Rue G 7\nDeux Fois;;Rue H 8\n');
	expect(await names()).toContainEqual(['Deux Fois', 'Rue H 8']);
	await begin(organizations, id, 'undo');
	expect(await names()).toContainEqual(['Deux Fois', 'Rue F 6']);
});

test('an address that a person signs in with by now is not taken back', async () => {
	await run(people, 'Nom\nCleo Sansadresse\n');
	const id = await dryRun(people, 'Nom;E-mail\nCleo Sansadresse;cleo@exemple.invalid\n');
	await decide(id, 'update');
	await begin(people, id, 'apply');
	const cleo = await personByEmail(db, 'cleo@exemple.invalid');
	await sql`insert into identity."user" ("id", "name", "email", "emailVerified") values (${cleo?.id}, 'Cleo', 'cleo@exemple.invalid', true)`.execute(
		db
	);
	await begin(people, id, 'undo');
	expect(await personByEmail(db, 'cleo@exemple.invalid')).toBeDefined();
	expect(await batchOf(id)).toMatchObject({ counts: { kept: 1 } });
});

test('an erased person is in no row that proposed her', async () => {
	await run(people, 'Nom;E-mail\nDora Proposée;dora@exemple.invalid\n');
	const dora = await personByEmail(db, 'dora@exemple.invalid');
	await dryRun(people, 'Nom\nDora Proposée\n');
	await transaction((tx) => erase(tx, dora?.id ?? ''));
	const { rows } = await sql`select 1 from exchange.row r where strpos(r::text, 'dora@') > 0`.execute(db);
	expect(rows).toEqual([]);
});

test('an address that is none in the column of addresses is made into one', async () => {
	await run(organizations, 'Nom;slug\nAvec Adresse;Ma Belle Adresse !\n');
	expect((await organizations.table('fr')).rows).toContainEqual(expect.objectContaining({ slug: 'ma-belle-adresse' }));
});

test('a person who has booked since stays, with her booking', async () => {
	const id = await run(people, 'Nom;E-mail\nEda Inscrite;eda@exemple.invalid\nFay Absente;fay@exemple.invalid\n');
	const eda = await personByEmail(db, 'eda@exemple.invalid');
	await sql`insert into participation.booking (id, kind, subject_kind, subject, party, locale, idempotency_key, token_hash, source)
		values (gen_random_uuid(), 'rsvp', 'occurrence', gen_random_uuid(), ${eda?.id}, 'fr', 'x', 'x', 'web')`.execute(db);
	await begin(people, id, 'undo');
	expect((await rowsOf(id, { state: 'kept', limit: 5 })).rows).toMatchObject([
		{ number: 2, stays: 'exchange_stays_used' }
	]);
	const { rows } = await sql`select party from participation.booking where idempotency_key = 'x'`.execute(db);
	expect(rows).toEqual([{ party: eda?.id }]);
	expect(await personByEmail(db, 'fay@exemple.invalid')).toBeUndefined();
});

test('places come in, are found again by name and town, and are taken back', async () => {
	const places = importerOf('places');
	const table = async () => (await places.table('fr')).rows.map(({ name, locality, lat }) => [name, locality, lat]);
	const list =
		'Salle;Ville;Latitude;Longitude;Accès (fr)\nSalle du Puits;Mons;50,45;3,95;De plain-pied\nSalle du Puits;Tournai;;;\n';
	const first = await run(places, list);
	expect(await table()).toEqual([
		['Salle du Puits', 'Mons', 50.45],
		['Salle du Puits', 'Tournai', null]
	]);
	const again = await run(places, 'Nom;Localité;Latitude\nSalle du Puits;Mons;91\nSalle du Puits;Tournai;\n');
	expect((await rowsOf(again, { state: 'bad', limit: 9 })).rows.map(({ number }) => number)).toEqual([2]);
	expect(await table()).toHaveLength(2);
	await begin(places, first, 'undo');
	expect(await table()).toEqual([]);
});
