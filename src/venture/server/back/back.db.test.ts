import xlsx from '@e965/xlsx';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { batchOf, begin, bring, rowsOf, settle, writeTable } from '#exchange/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { exportOf } from '../../../erase.ts';
import { acceptHolding, askedAbout, changeFile, fileFor, fileList, openFile, supportOf } from '../index.ts';
import { venture } from '../module.ts';
import { by, card, file, organization, person } from '../venture.fixture.ts';
import { contactImporter } from './contacts.ts';
import { keptRow, rowGiven } from './given.ts';
import { backImporter } from './importer.ts';
import { listImporter } from './list.ts';
import { backTable } from './table.ts';

let maison = '';
let ines: Viewer;
let zoe: Viewer;
let brume = '';
let ecume = '';

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
	openSecret('a secret of tests that is long enough', '');
	maison = await organization('maison');
	[ines, zoe] = [await person('Ines', [maison]), await person('Zoe')];
	brume = await file('Brume', maison, ines, zoe, { nace: '2025:01.11', locality: '4000 Liège' });
	ecume = await file('Écume', maison, ines, zoe);
});

type Rows = (string | number | boolean | null)[][];

/** The table of her files as a spreadsheet reads it, its titles first. */
async function exported(viewer = ines): Promise<Rows> {
	const { rows } = await fileList(viewer, { as: 'adviser', sort: 'name' }, { offset: 0, limit: 99 });
	const { content } = await writeTable(await backTable(viewer, rows, 'fr'), 'xlsx');
	const book = xlsx.read(content);
	return xlsx.utils.sheet_to_json<Rows[number]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
		header: 1,
		defval: null
	});
}

async function brought(rows: Rows, by = ines): Promise<string> {
	const book = xlsx.utils.book_new();
	xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), 'Dossiers');
	const bytes = new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
	const id = await bring(backImporter, { name: 'x.xlsx', bytes }, by.id);
	await begin(backImporter, id, 'check');
	return id;
}

const at = (rows: Rows, title: string): number => (rows[0] ?? []).indexOf(title);
const lineOf = (rows: Rows, id: string): Rows[number] => rows.find((row) => row[0] === id) ?? [];
const verdicts = async (id: string) =>
	(await rowsOf(id, { state: '', limit: 99 })).rows.map(({ state, given, problems }) => ({
		state,
		differs: rowGiven(given).differences.map(({ column, hers, ours, asked }) => [
			column,
			hers.map(({ its }) => its),
			ours,
			asked
		]),
		told: rowGiven(given).told,
		problems: problems.map(({ key }) => key)
	}));

test('a table that nobody touched changes nothing, also one that a spreadsheet harmed', async () => {
	const rows = await exported();
	const line = lineOf(rows, brume);
	line[at(rows, 'Code NACE')] = 1.11;
	line[at(rows, 'En une phrase')] = '  Brume en une\u00a0phrase. ';
	expect((await verdicts(await brought(rows))).map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
});

test('what she changed is written, what changed here too is asked, and all of it is taken back', async () => {
	const rows = await exported();
	const line = lineOf(rows, brume);
	line[at(rows, 'Besoins')] = 'Un atelier.';
	line[at(rows, 'Localité')] = 'Mons';
	line[at(rows, 'Étape')] = 'à l’essai ';
	line[at(rows, 'Emplois (équivalents temps plein)')] = '1,5';
	line[at(rows, 'À qui il est')] = 'Personne';
	const now = await fileFor(ines, brume);
	await transaction((tx) =>
		changeFile(tx, brume, { ...card('Brume'), nace: now.nace, locality: 'Namur' }, zoe, by(zoe))
	);
	const id = await brought(rows);
	const { rows: found } = await rowsOf(id, { state: 'duplicate', limit: 9 });
	const [row] = found;
	const given = rowGiven(row?.given ?? {});
	expect(given.told).toEqual([{ column: 'holders', found: 'Personne' }]);
	expect(given.differences.map(({ column, asked }) => [column, asked])).toEqual(
		expect.arrayContaining([
			['locality', true],
			['needs', false],
			['jobs', false]
		])
	);
	const chosen = given.differences.map((one) => (one.asked ? { ...one, taken: 0 as const } : one));
	await settle(
		id,
		new Map([[row?.number ?? 0, { given: keptRow({ ...given, differences: chosen }), decision: 'update' }]])
	);
	await begin(backImporter, id, 'apply');
	expect(await batchOf(id)).toMatchObject({ state: 'done', failure: null });
	expect(await fileFor(ines, brume)).toMatchObject({ needs: 'Un atelier.', locality: 'Mons' });
	// she goes on in the same table: what is written already is asked no more
	expect((await verdicts(await brought(rows))).map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
	await begin(backImporter, id, 'undo');
	expect(await batchOf(id)).toMatchObject({ state: 'undone', counts: { kept: 0 } });
	expect(await fileFor(ines, brume)).toMatchObject({ needs: 'Besoins de Brume.', locality: 'Namur' });
	const { rows: numbers } = await sql`select from venture.number where file = ${brume} and struck_at is null`.execute(
		db
	);
	expect(numbers).toEqual([]);
});

test('without its signs each difference is asked, and a table without ids is read by them', async () => {
	const rows = await exported();
	lineOf(rows, ecume)[at(rows, 'Besoins')] = 'Autre chose.';
	const bare = rows.map((row) => row.slice(0, -1));
	expect(await verdicts(await brought(bare))).toContainEqual(
		expect.objectContaining({ state: 'duplicate', differs: [['needs', ['Autre chose.'], 'Besoins de Écume.', true]] })
	);
	const nameless = rows.map((row) => row.slice(1));
	expect(await verdicts(await brought(nameless))).toContainEqual(
		expect.objectContaining({ state: 'changed', differs: [['needs', ['Autre chose.'], 'Besoins de Écume.', false]] })
	);
});

test('a file of others, one that is none, and one of an adviser who is none any more are refused alike', async () => {
	const fablab = await organization('fablab');
	const lou = await person('Lou', [fablab]);
	const other = await transaction((tx) =>
		openFile(
			tx,
			{ keeper: fablab, card: card('Secret'), holders: [{ name: 'Ann', email: 'ann@example.org' }] },
			lou,
			by(lou)
		)
	);
	const rows = await exported();
	const line = (id: string) => [id, ...lineOf(rows, brume).slice(1)];
	const id = await brought([rows[0] ?? [], line(other), line(crypto.randomUUID()), line('rien')]);
	expect((await verdicts(id)).map(({ problems }) => problems)).toEqual([
		['back_not_yours'],
		['back_not_yours'],
		['back_not_yours']
	]);

	const edited = await exported(lou);
	lineOf(edited, other)[at(edited, 'Besoins')] = 'Trop tard.';
	const late = await brought(edited, lou);
	await transaction((tx) =>
		revoke(tx, {
			person: lou.id,
			role: 'adviser',
			scope: { kind: 'organization', id: fablab },
			by: null,
			source: 'desk'
		})
	);
	await begin(backImporter, late, 'apply');
	expect(await batchOf(late)).toMatchObject({ state: 'checked', failure: { key: 'kernel_missing' } });
});

test('two lines of one file that say different things are a conflict; what moved since it was shown is not written', async () => {
	const rows = await exported();
	const twin = [...lineOf(rows, ecume)];
	lineOf(rows, ecume)[at(rows, 'Besoins')] = 'Une.';
	twin[at(rows, 'Besoins')] = 'Deux.';
	expect(await verdicts(await brought([...rows, twin]))).toContainEqual(
		expect.objectContaining({ state: 'duplicate', differs: [['needs', ['Une.', 'Deux.'], 'Besoins de Écume.', true]] })
	);
	const id = await brought(rows);
	await transaction((tx) => changeFile(tx, ecume, card('Écume', { needs: 'Entre-temps.' }), zoe, by(zoe)));
	await begin(backImporter, id, 'apply');
	expect(await batchOf(id)).toMatchObject({ state: 'checked', failure: { key: 'back_moved' } });
	expect(await fileFor(ines, ecume)).toMatchObject({ needs: 'Entre-temps.' });
});

test('a list of one’s own opens files, a second time none, and is taken back as long as nobody worked in them', async () => {
	const list =
		'Porteur;E-mail;Projet;Stade;Date 1er contact;Heures\nAda;ada@example.org;Granit;idée;12/03/2026;4\nBob;bob@example.org;Brume;idée;;\n';
	const bytes = new TextEncoder().encode(list);
	const run = async () => {
		const id = await bring(listImporter, { name: 'liste.csv', bytes }, ines.id);
		await begin(listImporter, id, 'check');
		return id;
	};
	const first = await run();
	expect((await rowsOf(first, { state: '', limit: 9 })).rows.map(({ state, problems }) => [state, problems])).toEqual([
		['new', []],
		['duplicate', []]
	]);
	await begin(listImporter, first, 'apply');
	expect(await batchOf(first)).toMatchObject({ state: 'done' });
	const { rows } = await fileList(ines, { as: 'adviser', q: 'Granit' }, { offset: 0, limit: 9 });
	expect(rows).toMatchObject([{ name: 'Granit', holders: ['Ada'] }]);
	expect(rows[0]?.openedAt.toISOString().slice(0, 10)).toBe('2026-03-12');
	expect((await rowsOf(await run(), { state: '', limit: 9 })).rows[0]?.state).toBe('unchanged');
	await begin(listImporter, first, 'undo');
	expect((await fileList(ines, { as: 'adviser', q: 'Granit' }, { offset: 0, limit: 9 })).total).toBe(0);
});

test('taken back, what somebody has changed since stays, cell by cell', async () => {
	const rows = await exported();
	const line = lineOf(rows, ecume);
	line[at(rows, 'Besoins')] = 'Un four.';
	line[at(rows, 'Localité')] = 'Binche';
	const id = await brought(rows);
	await begin(backImporter, id, 'apply');
	const now = await fileFor(ines, ecume);
	const changed = { ...card('Écume'), locality: 'Dour', needs: now.needs };
	await transaction((tx) => changeFile(tx, ecume, changed, zoe, by(zoe)));
	await begin(backImporter, id, 'undo');
	expect(await batchOf(id)).toMatchObject({ state: 'undone', counts: { kept: 1 } });
	expect(await fileFor(ines, ecume)).toMatchObject({ locality: 'Dour', needs: 'Entre-temps.' });
});

test('a file that somebody has said is hers is not taken back', async () => {
	const list = 'Porteur;E-mail;Projet\nTim;tim@example.org;Schiste\n';
	const id = await bring(listImporter, { name: 'x.csv', bytes: new TextEncoder().encode(list) }, ines.id);
	await begin(listImporter, id, 'check');
	await begin(listImporter, id, 'apply');
	const tim = await personByEmail(db, 'tim@example.org');
	const { exchange: told } = await exportOf(tim?.id ?? '');
	// he has not said that it is his: what stands in it is not told to whoever has his address
	expect(told?.importedRows).toEqual([]);
	const [asked] = await askedAbout(tim?.id ?? '');
	await transaction((tx) => acceptHolding(tx, asked?.id ?? '', tim?.id ?? '', by({ id: tim?.id ?? '' })));
	await begin(listImporter, id, 'undo');
	expect(await batchOf(id)).toMatchObject({ state: 'undone', counts: { kept: 1 } });
	expect(await fileFor(ines, asked?.file ?? '')).toMatchObject({ name: 'Schiste' });
});

test('contacts come in once, in the adviser’s own name, and an hour that was taken is refused whole', async () => {
	const list = [
		'Date;De;À;Type;Projet;Texte',
		'12/03/2026;9h00;10h30;;Brume;Un plan.',
		'13/03/2026;;;appel;Brume;Ça va.',
		'14/03/2026;9h00;;Séance en personne;Brume;',
		'15/03/2026;;;;Inconnu;'
	].join('\n');
	const run = async (text: string) => {
		const id = await bring(contactImporter, { name: 'x.csv', bytes: new TextEncoder().encode(text) }, ines.id);
		await begin(contactImporter, id, 'check');
		return id;
	};
	const first = await run(list);
	const { rows } = await rowsOf(first, { state: '', limit: 9 });
	expect(rows.map(({ state, problems }) => [state, problems.map(({ key }) => key)])).toEqual([
		['new', []],
		['new', []],
		['bad', ['support_end_missing']],
		['bad', ['back_contact_file']]
	]);
	await begin(contactImporter, first, 'apply');
	expect(await batchOf(first)).toMatchObject({ state: 'done', failure: null });
	expect((await supportOf(brume)).map(({ minutes }) => minutes)).toEqual([90]);
	expect((await rowsOf(await run(list), { state: 'unchanged', limit: 9 })).total).toBe(2);
	const taken = await run('Date;De;À;Projet\n12/03/2026;10h00;11h00;Brume\n');
	await begin(contactImporter, taken, 'apply');
	expect(await batchOf(taken)).toMatchObject({ state: 'checked', failure: { key: 'support_two_places', row: 2 } });
	await begin(contactImporter, first, 'undo');
	expect(await supportOf(brume)).toEqual([]);
});

test('who is erased takes the words of her file out of what imports keep', async () => {
	const uma = await person('Uma');
	const grisou = await file('Grisou', maison, ines, uma);
	const rows = await exported();
	lineOf(rows, grisou)[at(rows, 'Besoins')] = 'Un secret de Grisou.';
	const id = await brought(rows);
	await begin(backImporter, id, 'apply');
	const waiting = await brought(await exported());
	await transaction(async (tx) => venture.erase?.(tx, uma.id));
	const left = await sql`select from exchange.row r where strpos(r::text, 'Grisou') > 0`.execute(db);
	expect(left.rows).toEqual([]);
	await expect(batchOf(waiting)).rejects.toMatchObject({ status: 404 });
	await begin(backImporter, id, 'undo');
	expect(await fileFor(ines, grisou)).toMatchObject({ name: '', needs: null });
});
