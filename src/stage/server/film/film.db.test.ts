import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addFilmFromFile } from './bringing.ts';
import { keepCaptions, readCaptions } from './captions.ts';
import { filmById, films, restoreFilm, trashFilm } from './films.ts';
import { folderOf, openFilms } from './folder.ts';
import { serveFilm } from './serving.ts';
import { sourceOfFilm } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-film-'));
const path = 'hubs/mons/films/une-ecole-un-jeu.mp4';
const by = { actor: null, source: 'demo' } as const;
const team = {
	id: '00000000-0000-7000-8000-00000000000a',
	secondFactor: true,
	roles: [{ role: 'coordinator', scope: null }]
};

beforeAll(async () => {
	prepareJobs((await testDatabase()).connection);
	openFilms(folder, 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a film of this machine is ready at once, and shown to whoever may work on it alone', async () => {
	const poster = path.replace('.mp4', '.jpg');
	const captions = [{ lang: 'fr', path: path.replace('.mp4', '.fr.vtt') }] as const;
	const id = await transaction((tx) => addFilmFromFile(tx, { title: 'Une école', path, poster, captions }, by));
	const film = await filmById(id);
	expect(film).toMatchObject({ state: 'ready', form: 'as_is', width: 1280, height: 720, durationMs: 65_000 });
	const source = sourceOfFilm(film, 'fr');
	expect(source).toMatchObject({
		src: `/films/${id}/film.mp4`,
		poster: `/films/${id}/poster.jpg`,
		captions: [{ lang: 'fr' }]
	});
	const head = new Headers({ range: 'bytes=4-7' });
	await expect(serveFilm(id, 'film.mp4', null, head)).rejects.toMatchObject({ status: 404 });
	const answer = await serveFilm(id, 'film.mp4', team as never, head);
	expect([answer.status, await answer.text()]).toEqual([206, 'ftyp']);
	for (const name of ['../film.mp4', 'source', '.work', 'none.mp4'])
		await expect(serveFilm(id, name, team as never, new Headers())).rejects.toMatchObject({ status: 404 });
});

test('the trash hides a film from lists and players, and gives it back', async () => {
	const id = await transaction((tx) => addFilmFromFile(tx, { title: 'À jeter 100 %', path }, by));
	await transaction((tx) => trashFilm(tx, id, by));
	const listed = async (state: string) =>
		(await films({ text: '100 %', state, limit: 10, offset: 0 })).rows.map((one) => one.id);
	expect([await listed(''), await listed('trash')]).toEqual([[], [id]]);
	expect(sourceOfFilm(await filmById(id), 'fr')).toBeNull();
	await transaction((tx) => restoreFilm(tx, id, by));
	expect(await listed('')).toEqual([id]);
});

test('captions are named by their content, and what is no WebVTT is refused with its line', async () => {
	const id = await transaction((tx) => addFilmFromFile(tx, { title: 'Sous-titres', path }, by));
	const bytes = (text: string) => new TextEncoder().encode(text);
	for (const text of ['un', 'deux'])
		await transaction((tx) => keepCaptions(tx, id, 'nl', bytes(`WEBVTT\n\n00:00.000 --> 00:01.000\n${text}\n`), by));
	const { captions } = await filmById(id, db);
	expect(captions.map(({ lang }) => lang)).toEqual(['nl']);
	expect(existsSync(join(folderOf(id), captions[0]?.file ?? ''))).toBe(true);
	expect(() => readCaptions(bytes('1\n00:00:00,000 --> 00:00:01,000\nSRT'))).toThrow(
		expect.objectContaining({ params: { line: 1 } })
	);
	expect(() => readCaptions(bytes('WEBVTT\n\n00:00,000 --> 00:01,000\nx'))).toThrow(
		expect.objectContaining({ params: { line: 3 } })
	);
});
