import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { batchOf, begin, bring, decide, type Importer, rowsOf, sayColumns, writeTable } from '#exchange/server';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { affiliationsOf, organizationImporter, organizations, peopleImporter, updateOrganization } from './index.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
});

const csv = (text: string) => ({ name: 'test.csv', bytes: new TextEncoder().encode(text) });
const exported = async (importer: Importer) =>
	Buffer.from((await writeTable(await importer.table('fr'), 'csv')).content).toString();

async function dryRun(importer: Importer, text: string): Promise<string> {
	const id = await bring(importer, csv(text), null);
	await sayColumns(importer, id, (await batchOf(id)).mapping);
	await begin(importer, id, 'check');
	return id;
}
async function run(importer: Importer, text: string): Promise<string> {
	const id = await dryRun(importer, text);
	await begin(importer, id, 'apply');
	return id;
}
const states = async (id: string) =>
	(await rowsOf(id, { state: '', limit: 100 })).rows.map(({ number, state }) => [number, state]);

async function named(name: string) {
	const found = (await organizations()).find((one) => one.name === name);
	if (!found) throw new Error(`no ${name}`);
	return found;
}

const partners = `Liste des partenaires 2026

Nom;Type;Ville;N° BCE;Site web;E-mail;Secteurs;Description;Remarque
Studio Ondine;Entreprise;Mons;200065765;www.ondine.example;bonjour@ondine.example;jeu video, Design;Des jeux sur l’eau;
École d’été;Banque;La Louvière;;;;;;x
Faux numéro;Entreprise;Mons;0200.065.766;;pas un mail;;;
Sans secteur;;Mons;;;;alchimie;;
`;

test('a list of partners is tried, imported, tried again without a change, and taken back', async () => {
	const before = await exported(organizationImporter);
	const tried = await dryRun(organizationImporter, partners);
	const { rows } = await rowsOf(tried, { state: 'bad', limit: 10 });
	expect(rows.map(({ problems }) => problems.map(({ row, letter, key }) => [row, letter, key]))).toEqual([
		[[5, 'B', 'exchange_wrong_choice']],
		[
			[6, 'D', 'exchange_wrong_bce_check'],
			[6, 'F', 'exchange_wrong_email']
		],
		[[7, 'G', 'exchange_wrong_sector']]
	]);
	expect(await exported(organizationImporter)).toBe(before);

	await begin(organizationImporter, tried, 'apply');
	expect(await batchOf(tried)).toMatchObject({ state: 'done', failure: null, counts: { new: 1, bad: 3, written: 1 } });
	expect(await organizations()).toMatchObject([
		{
			name: 'Studio Ondine',
			slug: 'studio-ondine',
			identifiers: [{ scheme: 'bce', value: '0200065765' }],
			website: 'https://www.ondine.example',
			sectors: ['gaming', 'design']
		}
	]);
	const once = await exported(organizationImporter);
	const again = await run(organizationImporter, partners);
	expect(await states(again)).toEqual([
		[4, 'unchanged'],
		[5, 'bad'],
		[6, 'bad'],
		[7, 'bad']
	]);
	expect(await exported(organizationImporter)).toBe(once);
	await begin(organizationImporter, tried, 'undo');
	expect(await batchOf(tried)).toMatchObject({ state: 'undone', counts: { kept: 0 } });
	expect(await exported(organizationImporter)).toBe(before);
});

test('the numbers of other countries come in, are checked beside the cell, and find again who has them', async () => {
	const list = `Nom;Y-tunnus;SIREN;KvK;N° TVA
Revontuli Oy;2077474-0;;;
Atelier Lillois;;552 008 443;;
Waterland Spelen;;;1234567;
Maison Mosane;;;;TVA BE 0200.065.765
Faux finlandais;2077474-1;;;
Faux français;;552 008 444;;
Faux néerlandais;;;123;
Fausse TVA;;;;FR00000000000
TVA belge fausse;;;;0200.065.766
`;
	const first = await run(organizationImporter, list);
	const { rows } = await rowsOf(first, { state: 'bad', limit: 10 });
	expect(rows.map(({ problems }) => problems.map(({ row, letter, key }) => [row, letter, key]))).toEqual([
		[[6, 'B', 'network_identifier_ytunnus']],
		[[7, 'C', 'network_identifier_siren']],
		[[8, 'D', 'network_identifier_kvk']],
		[[9, 'E', 'network_identifier_vat']],
		[[10, 'E', 'exchange_wrong_bce_check']]
	]);
	const kept = async (name: string) => (await named(name)).identifiers;
	expect(await kept('Revontuli Oy')).toEqual([{ scheme: 'ytunnus', value: '2077474-0' }]);
	expect(await kept('Atelier Lillois')).toEqual([{ scheme: 'siren', value: '552008443' }]);
	expect(await kept('Waterland Spelen')).toEqual([{ scheme: 'kvk', value: '01234567' }]);
	expect(await kept('Maison Mosane')).toEqual([{ scheme: 'bce', value: '0200065765' }]);
	const again = await run(organizationImporter, list);
	expect((await states(again)).slice(0, 4).map(([, state]) => state)).toEqual(Array(4).fill('unchanged'));
	expect((await batchOf(await dryRun(organizationImporter, await exported(organizationImporter)))).counts).toEqual({
		unchanged: 4
	});
	// by another name, by the number of the VAT in which that of the register is
	const found = await dryRun(organizationImporter, 'Nom;VAT\nNorthern Lights;FI20774740\nAutre;FR19552008443\n');
	expect((await rowsOf(found, { state: '', limit: 5 })).rows.map(({ number, state }) => [number, state])).toEqual([
		[2, 'changed'],
		[3, 'changed']
	]);
	const twice = await dryRun(organizationImporter, 'Nom;Y-tunnus;TVA\nUn;0112038-9;\nDeux;;FI01120389\n');
	expect((await rowsOf(twice, { state: 'bad', limit: 5 })).rows.map(({ problems }) => problems[0]?.key)).toContain(
		'exchange_wrong_twice'
	);
	await begin(organizationImporter, first, 'undo');
});

test('what our own export says is unchanged when it comes back, and a change comes in and is taken back', async () => {
	const first = await run(organizationImporter, 'name;locality;sentence_nl\nA;Mons;Een zin\nB;;\n');
	const out = await exported(organizationImporter);
	const back = await dryRun(organizationImporter, out);
	expect((await batchOf(back)).counts).toEqual({ unchanged: 2 });
	const changed = await run(organizationImporter, 'Nom;Adresse\nA;Rue du Puits 3\n');
	expect(await named('A')).toMatchObject({ locality: 'Mons', address: 'Rue du Puits 3' });
	await begin(organizationImporter, changed, 'undo');
	expect(await exported(organizationImporter)).toBe(out);

	const { id, createdAt, updatedAt, verifiedAt, deletedAt, ...given } = await named('B');
	await transaction((tx) =>
		updateOrganization(tx, id, { ...given, phone: '065 12 34 56' }, { actor: null, source: 'desk' })
	);
	await begin(organizationImporter, first, 'undo');
	expect((await organizations()).map(({ name }) => name)).toEqual(['B']);
	expect((await rowsOf(first, { state: 'kept', limit: 5 })).rows).toMatchObject([
		{ number: 3, stays: 'exchange_stays_changed' }
	]);
});

test('people come in once, with what they do where, shown to nobody', async () => {
	const before = await exported(peopleImporter);
	const list =
		'Prénom;Nom de famille;Mail;Organisation;Fonction\nAnn;Lefèvre;Ann@Exemple.Invalid;B;Directrice\nBob;Maes;;B;\nX;;;Nulle part;\n';
	const id = await run(peopleImporter, list);
	expect(await states(id)).toEqual([
		[2, 'new'],
		[3, 'new'],
		[4, 'bad']
	]);
	expect(await affiliationsOf({ organization: (await named('B')).id })).toMatchObject([
		{ personName: 'Ann Lefèvre', public: false, role: { fr: 'Directrice' } },
		{ personName: 'Bob Maes', public: false }
	]);
	const again = await dryRun(peopleImporter, list);
	expect((await batchOf(again)).counts).toEqual({ unchanged: 2, bad: 1 });
	await begin(peopleImporter, id, 'undo');
	expect(await batchOf(id)).toMatchObject({ counts: { kept: 0 } });
	expect(await exported(peopleImporter)).toBe(before);
});

test('a family name beside a first name is one person, also a second of the same family, in each language', async () => {
	const before = await exported(peopleImporter);
	for (const titles of [
		'Nom;Prénom;E-mail',
		'Naam;Voornaam;E-mailadres',
		'Nimi;Etunimi;Sähköpostiosoite',
		'Name;First name;Email address'
	]) {
		const id = await run(
			peopleImporter,
			`${titles}\nDupont;Marie;marie@exemple.invalid\nDupont;Paul;paul@exemple.invalid\nDupont;;\nJeanne Martin;Jeanne;\nTRUE;;\nDupont;12;\n`
		);
		expect(await states(id), titles).toEqual([2, 3, 4, 5, 6, 7].map((row) => [row, row < 6 ? 'new' : 'bad']));
		const names = (await peopleImporter.table('fr')).rows.map(({ name, email }) => `${name} ${email}`);
		expect(names, titles).toEqual(
			expect.arrayContaining([
				'Marie Dupont marie@exemple.invalid',
				'Paul Dupont paul@exemple.invalid',
				'Dupont null',
				'Jeanne Martin null'
			])
		);
		const { rows } = await sql<{ name: string; given: string; family: string }>`
			select name, given, family from identity.person where given is not null order by name`.execute(db);
		expect(rows).toEqual(['Marie', 'Paul'].map((given) => ({ name: `${given} Dupont`, given, family: 'Dupont' })));
		await begin(peopleImporter, id, 'undo');
	}
	expect(await exported(peopleImporter)).toBe(before);
});

test('a postcode is one of the country of the hub, or says of which country it is', async () => {
	const codes = ['7000', '70000', 'B-7000', 'F-59300', '59300', '1012 AB', 'L-1234', 'F-7000', '700'];
	const id = await dryRun(
		organizationImporter,
		`Nom;Code postal\n${codes.map((code) => `Chez ${code};${code}`).join('\n')}\n`
	);
	const bad = (await rowsOf(id, { state: 'bad', limit: 9 })).rows.map(({ problems }) => problems[0]);
	expect(bad.map((one) => `${one?.letter} ${one?.found} ${one?.key} ${one?.params.country}`)).toEqual(
		['70000', '59300', 'F-7000', '700'].map((code) => `B ${code} exchange_wrong_postcode BE`)
	);
});

test('links, codes and sources go out and come back, and a code that is none is named', async () => {
	const many = 'https://a.example/x,y?b=1;2 ; www.b.example\nhttps://c.example/';
	const text =
		`Nom;Codes NACE;Autres liens;Sources\nLiée;58.21 ; rev2:62.01;"${many}";https://d.example/1 https://d.example/2\nFausse;99.99;;\nSotte;abc;;\n`.replaceAll(
			'58.21 ; rev2:62.01',
			'"58.21 ; rev2:62.01"'
		);
	const id = await run(organizationImporter, text);
	const { rows } = await rowsOf(id, { state: 'bad', limit: 5 });
	expect(rows.map(({ problems }) => problems.map(({ letter, key }) => [letter, key]))).toEqual([
		[['B', 'network_nace_unknown']],
		[['B', 'network_nace_unknown']]
	]);
	expect(await named('Liée')).toMatchObject({
		nace: ['2025:58.21', 'rev2:62.01'],
		links: ['https://a.example/x,y?b=1;2', 'https://www.b.example', 'https://c.example/'],
		sources: ['https://d.example/1', 'https://d.example/2']
	});
	const back = await dryRun(organizationImporter, await exported(organizationImporter));
	expect(Object.keys((await batchOf(back)).counts)).toEqual(['unchanged']);
});

const addresses = async () => (await organizations()).map(({ name, address }) => [name, address]);

test('what a row says that an earlier one will add is foreseen, so that the counts are those of the import', async () => {
	const list = 'Nom;Ville;Adresse\nLa Prévue ASBL;Mons;\nLa Prévue ASBL;;Rue I 9\nPrévue;;Rue J 10\n';
	const id = await dryRun(organizationImporter, list);
	const foreseen = (await batchOf(id)).counts;
	expect(foreseen).toEqual({ new: 1, changed: 1, duplicate: 1 });
	const { rows } = await rowsOf(id, { state: 'duplicate', limit: 5 });
	expect(rows[0]?.matches[0]).toMatchObject({ row: 2, why: 'name' });
	await decide(id, 'update');
	await begin(organizationImporter, id, 'apply');
	expect((await batchOf(id)).counts).toEqual({ new: 1, changed: 2, written: 3, skipped: 0 });
	expect((await addresses()).filter(([name]) => String(name).includes('Prévue'))).toEqual([['Prévue', 'Rue J 10']]);
	await begin(organizationImporter, id, 'undo');
	expect((await addresses()).filter(([name]) => String(name).includes('Prévue'))).toEqual([]);
});
