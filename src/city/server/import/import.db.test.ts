import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { batchOf, begin, bring, problemsOf, rowsOf } from '#exchange/server';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { zipOf } from '../../../../tests/support/bombs.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { drawnFilm } from '../../../../tests/support/drawn-film.ts';
import { curator, type Host, newLayer, refusal, trailOf, working } from '../city.fixture.ts';
import { approve, copyOf, filesApart, layerSign, mediaOfOrganization, trailById, writeLayer } from '../index.ts';
import { bringFiles, noteBringing, sweepBrought } from './brought.ts';
import { stopImporter } from './importer.ts';

let ada: Host;

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
	openStorage(mkdtempSync(join(tmpdir(), 'valley-made-')));
	liftLimits();
	ada = await curator('Ada');
});

/** A picture of its own: two that differ by a shade may be kept as the same bytes. */
const png = async (wide: number): Promise<Buffer> =>
	sharp({ create: { width: 20 + wide, height: 30, channels: 3, background: { r: 200, g: 90, b: 60 } } })
		.png()
		.toBuffer();
const fileOf = (name: string, content: Uint8Array | string) => new File([content as BlobPart], name);

/** Brings a table with its files, and tries it. */
async function brought(
	trail: string,
	lines: readonly string[],
	files: readonly File[],
	viewer: Viewer = ada
): Promise<string> {
	const id = await bring(
		stopImporter,
		{ name: 'etapes.csv', bytes: new TextEncoder().encode(lines.join('\n')) },
		viewer.id
	);
	await noteBringing(id, trail);
	await bringFiles(id, files);
	await begin(stopImporter, id, 'check', 'now');
	return id;
}
const doIt = async (id: string, work: 'apply' | 'undo') => {
	await begin(stopImporter, id, work, 'now');
	return batchOf(id);
};
const told = async (id: string) => (await problemsOf(id)).map(({ row, letter, key }) => `${row} ${letter} ${key}`);
const titles = async (trail: string) =>
	(await copyOf(await trailById(trail))).stops.map(({ layers }) => layers.map(({ title }) => title).join(' / '));
const countFiles = async () =>
	(await sql<{ n: number }>`select count(*)::int as n from kernel.file`.execute(db)).rows[0]?.n;

const HEAD = 'Étape;Langue;Titre;Texte;Image;Ce que montre l’image;Propriétaire;Licence;Latitude;Longitude;Salle';

test('a table and a zip become stops in the order of their numbers; brought again it changes nothing, taken back nothing of it is left', async () => {
	const { trail } = await trailOf(ada, 'Les métiers');
	const files = await countFiles();
	const lines = [
		HEAD,
		'2;français;Le tour;Il tourne.;b/deux.PNG;Un tour;Ada;CC BY;50,45;3,95;salle 2',
		'1;fr;Le banc;Il attend.;deux;;;;;;',
		'1;nl;De bank;Hij wacht.;;;;;;;zaal 1'
	];
	const zip = fileOf(
		'tout.zip',
		zipOf([
			['dossier/deux.png', await png(9)],
			['__MACOSX/._deux.png', 'x']
		])
	);
	const id = await brought(trail, lines, [zip]);
	expect(await told(id)).toEqual([]);
	expect((await batchOf(id)).counts).toMatchObject({ new: 3 });
	expect(await doIt(id, 'apply')).toMatchObject({ state: 'done', failure: null, counts: { written: 3 } });
	expect(await titles(trail)).toEqual(['La tour', 'Le banc / De bank', 'Le tour']);
	const { stops } = await copyOf(await trailById(trail));
	expect(stops[2]).toMatchObject({ lat: 50.45, lon: 3.95, spot: { fr: 'salle 2' } });
	expect(stops[1]?.picture).toBe(stops[2]?.picture);
	expect(await mediaOfOrganization(ada.own)).toMatchObject([
		{ fileName: 'deux.png', owner: 'Ada', licence: 'by', used: 2 }
	]);

	const again = await brought(trail, lines, [fileOf('deux.png', await png(9))]);
	expect((await batchOf(again)).counts).toMatchObject({ unchanged: 3 });
	await doIt(id, 'undo');
	expect(await titles(trail)).toEqual(['La tour']);
	expect(await mediaOfOrganization(ada.own)).toEqual([]);
	await sweepBrought(async () => false);
	expect(await countFiles()).toBe(files);
});

test('everything that is wrong is said at once with its line and column, the rest is kept, and what is right is not named', async () => {
	const { trail } = await trailOf(ada, 'Les fautes');
	const lines = [
		`${HEAD};Son;Texte du son;Dernier jour permis;Code`,
		'1;fr;Juste;Oui.;une.png;Une image;Ada;cc0;50;4;;;;;',
		'2;fr;Sans droits;x;deux.png;;;;;;;;;;',
		'3;fr;Ailleurs;x;trois.png;y;Ada;CC BY;91;4;;;;;',
		'4;klingon;Langue;x;;;;;;;;;;;',
		'5;fr;Son;x;;;Ada;by;;;;son.mp3;;;',
		'6;fr;Fini;x;finie.png;z;Ada;libre de tout;50;;;;;2001-01-01;ZZZZ',
		';fr;Nulle part;x;;;;;;;;;;;'
	];
	const files = [fileOf('une.png', await png(1)), fileOf('deux.png', await png(2)), fileOf('reste.png', await png(3))];
	files.push(fileOf('finie.png', await png(4)));
	const id = await brought(trail, lines, [...files, fileOf('son.mp3', '#EXTM3U\nfile:///etc/passwd')]);
	expect(await told(id)).toEqual([
		'3 F city_fault_no_alt',
		'3 G city_fault_no_owner',
		'3 H city_fault_no_licence',
		'4 E city_line_file_missing',
		'4 I exchange_wrong_number',
		'5 B exchange_wrong_choice',
		'6 L kernel_picture_unreadable',
		'6 M city_fault_no_transcript',
		'7 H exchange_wrong_choice',
		'7 J exchange_wrong_point',
		'7 N city_fault_licence_ended',
		'7 O city_line_code',
		'8 A exchange_wrong_missing'
	]);
	const { rows } = await rowsOf(id, { state: '', limit: 99 });
	const { unnamed, broken } = await filesApart(
		id,
		rows.map(({ given }) => given)
	);
	expect([unnamed.map(({ name }) => name), broken.map(({ name }) => name)]).toEqual([['reste.png'], ['son.mp3']]);
	await doIt(id, 'apply');
	expect(await titles(trail)).toEqual(['La tour', 'Juste']);
});

test('what visitors have read since stays; before, a stop that was changed is written as it was', async () => {
	const { trail, stop } = await trailOf(ada, 'Le retour');
	const [own] = (await copyOf(await trailById(trail))).stops;
	const lines = ['Code;Titre;Texte', `${own?.code};La haute tour;Elle penche.`];
	const first = await brought(trail, lines, []);
	expect((await batchOf(first)).counts).toMatchObject({ changed: 1 });
	await doIt(first, 'apply');
	expect(await titles(trail)).toEqual(['La haute tour']);
	await doIt(first, 'undo');
	expect(await titles(trail)).toEqual(['La tour']);
	const second = await brought(trail, lines, []);
	await doIt(second, 'apply');
	await transaction(async (tx) => approve(tx, trail, { ...working(ada), seen: (await trailById(trail, tx)).version }));
	expect((await doIt(second, 'undo')).counts).toMatchObject({ kept: 1 });
	expect(await titles(trail)).toEqual(['La haute tour']);
	expect(own?.id).toBe(stop);
});

test('who no longer works there imports nothing', async () => {
	const cy = await curator('Cy');
	const { trail } = await trailOf(cy, 'Le départ');
	const id = await brought(trail, ['Étape;Titre;Texte', '1;Un;x'], [], cy);
	const role = {
		person: cy.id,
		role: 'director',
		scope: ref('organization', cy.own),
		by: null,
		source: 'desk'
	} as const;
	await transaction((tx) => revoke(tx, role));
	expect(await doIt(id, 'apply')).toMatchObject({ state: 'checked', failure: { key: 'kernel_missing' } });
	expect(await titles(trail)).toEqual(['La tour']);
});

test('names that lead out of a zip, one within another, and pictures of a billion points are refused with their reason', async () => {
	const { trail } = await trailOf(ada, 'Les pièges');
	const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="60000"/>';
	const files = [
		fileOf('dehors.zip', zipOf([['../../dehors.png', await png(4)]])),
		fileOf('dedans.zip', zipOf([['encore.zip', zipOf([['x.png', await png(5)]])]])),
		fileOf('bombe.svg', svg),
		fileOf('rien.zip', 'PK\x03\x04 et rien')
	];
	const id = await brought(trail, ['Étape;Titre;Texte', '1;Un;x'], files);
	const { broken } = await filesApart(id, []);
	expect(broken.map(({ name, problem }) => `${name} ${problem}`)).toEqual([
		'bombe.svg kernel_picture_large',
		'dehors.zip city_zip_unreadable',
		'encore.zip kernel_picture_unreadable',
		'rien.zip city_zip_unreadable'
	]);
});

test('a table of five thousand stops and a cell of 100,000 letters say what is too much, and who saves second is told', async () => {
	const { trail, stop } = await trailOf(ada, 'Le trop');
	const lines = Array.from({ length: 5000 }, (_, at) => `${at + 1};Étape ${at + 1};${at ? 'x' : 'x'.repeat(100_000)}`);
	const id = await brought(trail, ['Étape;Titre;Texte', ...lines], []);
	expect((await batchOf(id)).counts).toMatchObject({ new: 198, bad: 4802 });
	expect((await told(id)).slice(0, 2)).toEqual(['2 C exchange_wrong_length', '201 A city_stops_many']);

	const seen = layerSign((await copyOf(await trailById(trail))).stops[0]?.layers[0] ?? null);
	const save = (title: string, its = seen) =>
		refusal(transaction((tx) => writeLayer(tx, trail, stop, newLayer({ title }), { ...working(ada), seen: its })));
	expect(await save('La mienne')).toBe(undefined);
	expect(await save('La mienne')).toBe(undefined);
	expect(await save('La sienne')).toBe('city_text_meanwhile');
	const now = layerSign((await copyOf(await trailById(trail))).stops[0]?.layers[0] ?? null);
	expect(await save('La sienne', now)).toBe(undefined);
	expect(await titles(trail)).toEqual(['La sienne']);
});

test('a film in sign language comes with its line, and what it lacks is said with its column', async () => {
	const { trail } = await trailOf(ada, 'Les mains');
	const files = await countFiles();
	const head =
		'Étape;Pour qui;Titre;Texte;Film en langue des signes;Langue signée;Ce que montre le film;Propriétaire;Licence';
	const film = fileOf('banc.mp4', new Uint8Array(drawnFilm()));
	const bad = await brought(
		trail,
		[
			head,
			'1;;Le banc;Il attend.;banc.mp4;LSFB;Ada signe.;Ada;CC BY',
			'2;LSFB;Le tour;;banc.mp4;;;Ada;CC BY',
			'3;signes;Le puits;Profond.;tour.mp4;klingon;;;'
		],
		[film]
	);
	expect(await told(bad)).toEqual([
		...['2 B city_film_elsewhere', '3 D city_fault_no_words', '3 F city_signed_missing'],
		...['4 E city_line_file_missing', '4 F exchange_wrong_choice']
	]);
	const lines = [head, '1;;Le banc;Il attend.;;;;;', '1;signes;Le banc;Il attend.;banc;vgt;Ada signe.;Ada;CC BY'];
	const id = await brought(trail, lines, [film]);
	expect(await told(id)).toEqual([]);
	expect(await doIt(id, 'apply')).toMatchObject({ state: 'done', failure: null });
	const { stops, media } = await copyOf(await trailById(trail));
	const [adult, signed] = stops[1]?.layers ?? [];
	expect([adult?.film, signed?.audience, signed?.signedIn]).toEqual([null, 'signed', 'vgt']);
	const its = media.get(signed?.film ?? '');
	expect(its).toMatchObject({ kind: 'film', owner: 'Ada', licence: 'by', alt: { fr: 'Ada signe.' } });
	expect(its?.poster).toBeTruthy();
	const again = await brought(trail, lines, [film]);
	expect((await batchOf(again)).counts).toMatchObject({ unchanged: 2 });
	expect(await doIt(id, 'undo')).toMatchObject({ failure: null });
	expect(await titles(trail)).toEqual(['La tour']);
	await sweepBrought(async () => false);
	expect(await countFiles()).toBe(files);
});
