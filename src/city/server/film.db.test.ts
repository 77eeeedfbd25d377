import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { drawnFilm } from '../../../tests/support/drawn-film.ts';
import { NewLayer, NewMedia } from '../trail.schema.ts';
import { curator, type Host, newLayer, refusal, trailOf, working } from './city.fixture.ts';
import {
	addMedia,
	approve,
	changeMedia,
	copyOf,
	demandFilm,
	iiifManifest,
	makeParcel,
	mediaOfOrganization,
	openParcel,
	parcelFile,
	partOf,
	previewFile,
	previewToken,
	putFilm,
	readiness,
	readyFiles,
	removeMedia,
	sentParcel,
	servedBySlug,
	serveFile,
	serveOffer,
	takeParcel,
	trailById,
	undoTaking,
	writeLayer
} from './index.ts';

let ada: Host;
let bo: Host;
let ready: Awaited<ReturnType<typeof demandFilm>>;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-signed-')));
	openSecret('a secret of tests that is long enough', '');
	setPublicUrl('https://un.example');
	liftLimits();
	[ada, bo] = [await curator('Ada'), await curator('Bo')];
	ready = await demandFilm(drawnFilm({ seconds: 3 }));
});

const words = (text: string) => ({ source: 'fr' as const, fr: text });
const rights = (more: object = {}) =>
	NewMedia.parse({ owner: 'Ada', licence: 'by', licenceUntil: null, alt: words('Une personne signe.'), ...more });
const newFilm = (viewer: Host, more: object = {}) =>
	transaction((tx) =>
		addMedia(tx, viewer.own, { kind: 'film', name: 'tour.mp4', ready }, rights(more), working(viewer))
	);
const approving = (id: string) =>
	transaction(async (tx) => approve(tx, id, { ...working(ada), seen: (await trailById(id, tx)).version }));
const signed = (more: object = {}) => newLayer({ audience: 'signed', title: 'La tour en signes', ...more });
const write = (trail: string, stop: string, more: object) =>
	transaction((tx) => writeLayer(tx, trail, stop, signed(more), working(ada)));

async function told(more: object = {}) {
	const { trail, stop } = await trailOf(ada);
	const film = await newFilm(ada, more);
	await transaction((tx) => putFilm(tx, trail, stop, { locale: 'fr', film, signedIn: 'sfb' }, working(ada)));
	return { trail, stop, film, slug: (await trailById(trail)).slug };
}

test('a film needs its words before visitors see it, then everybody has it, in pieces, with its picture', async () => {
	const { trail, stop, film, slug } = await told();
	const faults = async () =>
		(await readiness(await trailById(trail))).faults.map(({ what, audience }) => [what, audience]);
	expect(await faults()).toEqual([
		['no_title', 'signed'],
		['no_words', 'signed']
	]);
	await write(trail, stop, { film, signedIn: 'sfb', body: '', transcript: 'Elle est haute.' });
	expect(await faults()).toEqual([]);
	const { compiled } = await readiness(await trailById(trail));
	const [hash = '', its] = Object.entries(compiled.manifest.media)[0] ?? [];
	expect(its).toMatchObject({ kind: 'film', seconds: 3, poster: { bytes: ready.poster.length } });
	expect(await refusal(serveFile(hash, new Headers()))).toBe('kernel_missing');
	const poster = its?.poster?.hash ?? '';
	for (const file of [hash, poster])
		expect((await previewFile(previewToken(trail), file, new Headers())).status).toBe(200);
	await approving(trail);
	const piece = await serveFile(hash, new Headers({ range: 'bytes=4-7' }));
	expect([piece.status, piece.headers.get('content-type'), await piece.text()]).toEqual([206, 'video/mp4', 'ftyp']);
	expect((await serveFile(poster, new Headers())).headers.get('content-type')).toBe('image/jpeg');
	const { manifest } = await servedBySlug(slug);
	const [first] = manifest.stops;
	expect(first?.parts.fr?.films).toEqual([{ hash, signedIn: 'sfb' }]);
	const part = first && (await partOf(first, 'fr', manifest));
	expect(part?.layers.map(({ audience, film: shown }) => [audience, shown?.signedIn])).toEqual([
		['adult', undefined],
		['signed', 'sfb']
	]);
	expect(await (await serveOffer(slug, new Headers())).json()).toMatchObject({ sounds: {} });
	const [canvas] = (await iiifManifest(slug)).items;
	const bodies = canvas?.annotations?.[0]?.items.map(({ motivation, body }) => [motivation, body]);
	expect(bodies?.at(-1)).toMatchObject(['supplementing', { type: 'Video', language: 'sfb', duration: 3, width: 640 }]);
	expect(await refusal(transaction((tx) => removeMedia(tx, ada.own, film, working(ada))))).toBe('city_media_used');
});

test('the day after the last one of its licence neither the film nor its picture is anywhere', async () => {
	const today = new Date().toISOString().slice(0, 10);
	const { trail, stop, film, slug } = await told({ licenceUntil: '2099-01-01' });
	await write(trail, stop, { film, signedIn: 'sfb' });
	await approving(trail);
	const [hash = '', its] = Object.entries((await servedBySlug(slug)).manifest.media)[0] ?? [];
	const files = [hash, its?.poster?.hash ?? ''];
	const until = await sql<{ until: string }>`
		select f.until::text from city.edition_file f join city.trail t on t.edition = f.edition where t.id = ${trail} and f.file = any(${files}::text[])`.execute(
		db
	);
	expect(until.rows.map((one) => one.until)).toEqual(['2099-01-01', '2099-01-01']);
	await transaction((tx) => changeMedia(tx, ada.own, film, rights({ licenceUntil: '2020-01-01' }), working(ada)));
	expect((await readiness(await trailById(trail))).faults.map(({ what }) => what)).toEqual(['licence_ended']);
	expect(today > '2020').toBe(true);
});

test('a film is of its organisation, for those who read signs, and in a language that is said', async () => {
	const { trail, stop } = await trailOf(ada);
	const others = await newFilm(bo);
	const put = (film: string) =>
		refusal(transaction((tx) => putFilm(tx, trail, stop, { locale: 'fr', film, signedIn: 'sfb' }, working(ada))));
	expect(await put(others)).toBe('kernel_missing');
	const own = await newFilm(ada);
	const layer = { ...signed(), film: own, signedIn: null };
	expect(NewLayer.safeParse(layer).error?.issues).toMatchObject([
		{ path: ['signedIn'], message: 'city_signed_missing' }
	]);
	expect(NewLayer.safeParse({ ...layer, signedIn: 'sfb', audience: 'adult' }).error?.issues).toMatchObject([
		{ path: ['film'], message: 'city_film_elsewhere' }
	]);
	expect(NewLayer.safeParse({ ...layer, signedIn: 'fra' }).success).toBe(false);
	expect(
		await refusal(
			sql`insert into city.layer (stop, locale, audience, film) values (${stop}, 'fr', 'signed', ${own})`.execute(db)
		)
	).toBe('23514');
	const removed = await transaction((tx) => removeMedia(tx, bo.own, others, working(bo)));
	expect(removed.kind).toBe('film');
});

test('a film goes to another hub with its language and its rights, and leaves when that is undone', async () => {
	const { trail, stop, film } = await told({ owner: 'Le studio', licenceUntil: '2099-01-01' });
	await write(trail, stop, { film, signedIn: 'vgt', transcript: 'Woord voor woord.' });
	await sql`update city.trail set reuse = 'adapted' where id = ${trail}`.execute(db);
	const sent = async (viewer: Host, id: string) => {
		const hash = await transaction((tx) => makeParcel(tx, id, working(viewer)));
		return openParcel(Buffer.concat(await Array.fromAsync(await parcelFile(await sentParcel(id, hash)))));
	};
	const take = async (opened: Awaited<ReturnType<typeof openParcel>>, seen: number | null) => {
		const files = await readyFiles(opened, bo.own);
		const how = { organization: bo.own, files, choices: {}, seen, compared: true, working: working(bo) };
		return transaction((tx) => takeParcel(tx, opened, how));
	};
	const there = await take(await sent(ada, trail), null);
	const layers = async () => (await copyOf(await trailById(there))).stops.flatMap((one) => one.layers);
	const [its] = (await layers()).filter(({ audience }) => audience === 'signed');
	expect(its).toMatchObject({ signedIn: 'vgt', transcript: 'Woord voor woord.' });
	const known = (await mediaOfOrganization(bo.own)).find(({ id }) => id === its?.film);
	expect(known).toMatchObject({ kind: 'film', owner: 'Le studio', licenceUntil: '2099-01-01', seconds: 3 });
	expect(known?.poster).toBeTruthy();
	// what is said anew of its language comes alone, and goes again
	await write(trail, stop, { film, signedIn: 'sfb', transcript: 'Woord voor woord.' });
	const next = await sent(ada, trail);
	await take(next, (await trailById(there)).version);
	expect((await layers()).map(({ signedIn, film: shown }) => [signedIn, shown !== null])).toContainEqual(['sfb', true]);
	await transaction((tx) => undoTaking(tx, there, next.hash, working(bo)));
	expect((await layers()).map(({ signedIn }) => signedIn)).toContain('vgt');
});
