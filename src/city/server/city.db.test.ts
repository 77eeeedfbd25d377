import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { looking } from '#kernel/server/text-search.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import {
	curator,
	guide,
	type Host,
	newLayer,
	newPicture,
	nowhere,
	refusal,
	stranger,
	trailOf,
	working
} from './city.fixture.ts';
import {
	addStop,
	approve,
	askApproval,
	changeStop,
	changeTrail,
	editionById,
	editionsOf,
	findCode,
	goBack,
	moveStop,
	partOf,
	previewed,
	previewFile,
	previewToken,
	readiness,
	removeMedia,
	removeStop,
	returnTrail,
	seatIn,
	servedBySlug,
	serveFile,
	serveOffer,
	trailById,
	withdrawTrail,
	writeLayer
} from './index.ts';
import { city } from './module.ts';
import { findTrails } from './search.ts';

let ada: Host;
let bo: Host;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-guide-')));
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	ada = await curator('Ada');
	bo = await curator('Bo');
});

const approving = async (id: string, viewer: Viewer = ada) =>
	transaction(async (tx) => approve(tx, id, { ...working(viewer), seen: (await trailById(id, tx)).version }));
const titleRead = async (slug: string) => {
	const { manifest } = await servedBySlug(slug);
	const [first] = manifest.stops;
	return first && (await partOf(first, 'fr', manifest))?.layers[0]?.title;
};
const rewrite = (trail: string, stop: string, more: object, viewer: Viewer = ada) =>
	transaction((tx) => writeLayer(tx, trail, stop, newLayer(more), working(viewer)));

test('what is written is read by nobody until it is approved, and what was approved stays as it was then', async () => {
	const { trail, stop } = await trailOf(ada, 'Les tours qui parlent');
	const { slug } = await trailById(trail);
	expect(await refusal(servedBySlug(slug))).toBe('kernel_missing');
	expect(await approving(trail)).toBe(1);
	const first = (await editionsOf(trail))[0];
	await rewrite(trail, stop, { title: 'Le phare' });
	expect(await titleRead(slug)).toBe('La tour');
	expect((await readiness(await trailById(trail))).changes).toMatchObject([{ what: 'text', locale: 'fr' }]);
	expect(await approving(trail)).toBe(2);
	expect(await titleRead(slug)).toBe('Le phare');
	expect(await refusal(approving(trail))).toBe('city_nothing_new');
	const { version } = await trailById(trail);
	await transaction((tx) => goBack(tx, trail, 1, { ...working(ada), seen: version }));
	expect(await titleRead(slug)).toBe('La tour');
	expect((await editionsOf(trail)).map(({ number, again, hash }) => [number, again, hash === first?.hash])).toEqual([
		...[
			[3, 1, true],
			[2, null, false]
		],
		[1, null, true]
	]);
	expect(await refusal(sql`update city.edition set number = 9 where trail = ${trail}`.execute(db))).toBe('23514');
	expect(await refusal(sql`delete from city.edition_file`.execute(db))).toBe('23514');
	const found = await looking({ text: 'haute', limit: 5 }, (tx, asked) => findTrails(asked, tx));
	expect(found.found.map(({ path }) => path)).toEqual([`/guide/${slug}`]);
	await transaction((tx) => withdrawTrail(tx, trail, working(ada)));
	expect(await refusal(servedBySlug(slug))).toBe('kernel_missing');
	expect(await refusal(transaction((tx) => withdrawTrail(tx, trail, working(ada))))).toBe('city_not_now');
});

test('whoever works there writes and asks, whoever answers for it approves what she has seen, and for others there is nothing', async () => {
	const gil = await guide('Gil', ada);
	const { trail, stop } = await trailOf(ada);
	await rewrite(trail, stop, { body: 'De Gil.' }, gil);
	expect((await seatIn(trail, gil)).approves).toBe(false);
	expect(await refusal(approving(trail, gil))).toBe('kernel_missing');
	for (const other of [bo, await stranger('Cy')]) {
		expect(await refusal(seatIn(trail, other))).toBe('kernel_missing');
		expect(await refusal(rewrite(trail, stop, {}, other))).toBe('kernel_missing');
		expect(await refusal(approving(trail, other))).toBe('kernel_missing');
		expect(await refusal(transaction((tx) => removeStop(tx, trail, stop, working(other))))).toBe('kernel_missing');
	}
	const { stop: own, trail: hers } = await trailOf(bo);
	// a stop of another trail is not there, whoever asks
	expect(await refusal(transaction((tx) => moveStop(tx, trail, own, 1, working(ada))))).toBe('kernel_missing');
	const picture = await newPicture(ada, 'tour.png');
	expect(await refusal(transaction((tx) => changeStop(tx, hers, own, { ...nowhere, picture }, working(bo))))).toBe(
		'kernel_missing'
	);
	await transaction((tx) => askApproval(tx, trail, working(gil)));
	expect(await refusal(transaction((tx) => askApproval(tx, trail, working(gil))))).toBe('city_not_now');
	const seen = (await trailById(trail)).version;
	await rewrite(trail, stop, { body: 'Encore de Gil.' }, gil);
	expect(await refusal(transaction((tx) => approve(tx, trail, { ...working(ada), seen })))).toBe(
		'city_changed_meanwhile'
	);
	await transaction((tx) => returnTrail(tx, trail, 'Plus court.', working(ada)));
	expect(await trailById(trail)).toMatchObject({ state: 'draft', word: 'Plus court.' });
	expect(await approving(trail)).toBe(1);
});

test('two who approve at once make one edition, and who lost her role meanwhile makes none', async () => {
	const eve = await curator('Eve');
	const { trail, stop } = await trailOf(eve);
	const { version: seen } = await trailById(trail);
	const press = () => refusal(transaction((tx) => approve(tx, trail, { ...working(eve), seen })));
	expect((await Promise.all([press(), press()])).filter(Boolean)).toEqual(['city_changed_meanwhile']);
	expect((await editionsOf(trail)).length).toBe(1);
	await rewrite(trail, stop, { title: 'Autre' }, eve);
	const scope = ref('organization', eve.own);
	await transaction((tx) => revoke(tx, { person: eve.id, role: 'director', scope, by: null, source: 'desk' }));
	expect(await refusal(approving(trail, eve))).toBe('kernel_missing');
});

test('a code leads to its stop; stops are put in order; the same copy has the same hashes', async () => {
	const { trail, stop } = await trailOf(ada);
	const second = await transaction(async (tx) => {
		const id = await addStop(tx, trail, { ...nowhere, lat: 50.45, lon: 3.95 }, working(ada));
		await writeLayer(tx, trail, id, newLayer({ title: 'Le puits' }), working(ada));
		await moveStop(tx, trail, id, -1, working(ada));
		await moveStop(tx, trail, id, -1, working(ada));
		return id;
	});
	const { compiled } = await readiness(await trailById(trail));
	expect(compiled.manifest.stops.map(({ id }) => id)).toEqual([second, stop]);
	expect((await readiness(await trailById(trail))).compiled.hash).toBe(compiled.hash);
	await approving(trail);
	const code = compiled.manifest.stops[0]?.code ?? '';
	expect(await findCode(` ${code.toLowerCase()} `)).toMatchObject({ code });
	expect((await editionById((await editionsOf(trail))[0]?.id ?? '')).hash).toBe(compiled.hash);
	const { title, summary, minutes, stepFree, ageFrom, reuse, licence } = compiled.manifest;
	await transaction((tx) =>
		changeTrail(tx, trail, { title, summary, minutes, stepFree, ageFrom, reuse, licence }, working(ada))
	);
	expect((await readiness(await trailById(trail))).changes?.length).toBe(0);
	await transaction((tx) => removeStop(tx, trail, second, working(ada)));
	expect(await findCode(code)).toMatchObject({ code });
	await approving(trail);
	expect(await findCode(code)).toBeNull();
});

test('a file is served while it is published and its licence holds, and in pieces', async () => {
	const { trail, stop } = await trailOf(ada);
	const today = new Date().toISOString().slice(0, 10);
	const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
	const picture = await newPicture(ada, 'phare.png', { licenceUntil: '2099-01-01' });
	await transaction((tx) => changeStop(tx, trail, stop, { ...nowhere, picture }, working(ada)));
	const { compiled } = await readiness(await trailById(trail));
	const hash = compiled.manifest.stops[0]?.picture ?? '';
	const asked = (range?: string) => serveFile(hash, new Headers(range ? { range } : {}));
	expect(await refusal(asked())).toBe('kernel_missing');
	const { trail: draft } = await previewed(previewToken(trail));
	expect(draft.id).toBe(trail);
	expect(await refusal(previewed(previewToken(trail, Date.now() - 90_000_000)))).toBe('kernel_missing');
	expect(await refusal(previewed(`${previewToken(trail)}x`))).toBe('kernel_missing');
	const { trail: another } = await trailOf(ada);
	expect((await previewFile(previewToken(trail), hash, new Headers())).status).toBe(200);
	expect(await refusal(previewFile(previewToken(another), hash, new Headers()))).toBe('kernel_missing');
	const coordinator = {
		...(await stranger('Cora')),
		secondFactor: true,
		roles: [{ role: 'coordinator' as const, scope: null }]
	};
	expect(await newPicture({ ...coordinator, own: ada.own }, 'equipe.png')).toBeTruthy();
	expect(await refusal(newPicture({ ...(await stranger('Zoe')), own: ada.own }, 'x.png'))).toBe('kernel_missing');
	await approving(trail);
	expect((await asked()).status).toBe(200);
	const piece = await asked('bytes=2-5');
	expect([piece.status, (await piece.arrayBuffer()).byteLength]).toEqual([206, 4]);
	expect((await asked('bytes=999999-')).status).toBe(416);
	expect(await refusal(transaction((tx) => removeMedia(tx, ada.own, picture, working(ada))))).toBe('city_media_used');
	const late = await newPicture(ada, 'fini.png', { licenceUntil: yesterday });
	await transaction((tx) => changeStop(tx, trail, stop, { ...nowhere, picture: late }, working(ada)));
	expect((await readiness(await trailById(trail))).faults).toMatchObject([
		{ what: 'licence_ended', fileName: 'fini.png' }
	]);
	expect(await refusal(approving(trail))).toBe('city_faults');
	const [moment] = city.moments ?? [];
	const { rows } = await db.executeQuery<Record<string, Date | null>>(
		sql.raw(moment?.replaceAll('$1', `'${today}'`) ?? '').compile(db)
	);
	expect(String(Object.values(rows[0] ?? {})[0])).toContain('2099');
});

test('a device is offered what everybody reads, and only while everybody does', async () => {
	const { trail } = await trailOf(ada, 'À emporter');
	const { slug } = await trailById(trail);
	const asked = (etag = '') => serveOffer(slug, new Headers({ 'if-none-match': etag }));
	expect(await refusal(asked())).toBe('kernel_missing');
	await approving(trail);
	const answer = await asked();
	expect(await answer.json()).toMatchObject({ slug, number: 1, sounds: {}, manifest: { trail } });
	expect((await asked(answer.headers.get('etag') ?? '')).status).toBe(304);
	await transaction((tx) => withdrawTrail(tx, trail, working(ada)));
	expect(await refusal(asked())).toBe('kernel_missing');
});

test('what somebody did is exported, and goes with her', async () => {
	const { trail } = await trailOf(bo);
	await approving(trail, bo);
	expect((await city.export?.(bo.id))?.guideEditions).toHaveLength(1);
	await transaction(async (tx) => city.erase?.(tx, bo.id));
	expect((await city.export?.(bo.id))?.guideEditions).toEqual([]);
	expect((await editionsOf(trail))[0]).toMatchObject({ approvedBy: null });
});
