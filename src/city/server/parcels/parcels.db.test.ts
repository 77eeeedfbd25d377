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
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Side } from '../../parcel-merging.ts';
import {
	curator,
	type Host,
	newLayer,
	newPicture,
	nowhere,
	refusal,
	stranger,
	trailOf,
	working
} from '../city.fixture.ts';
import {
	addStop,
	changeMedia,
	changeStop,
	changeTrail,
	copyOf,
	isKnown,
	makeParcel,
	mediaOfOrganization,
	mergedWith,
	openParcel,
	parcelFile,
	parcelsOf,
	readiness,
	readyFiles,
	removeStop,
	sentParcel,
	takeParcel,
	trailById,
	trailOfParcel,
	undoTaking,
	writeLayer
} from '../index.ts';

let ada: Host;
let bo: Host;

/** A hub is told from another one by its address and its secret; here both share a database, and an organisation each. */
const hubs = {
	ada: ['https://un.example', 'the secret of the first hub of two'],
	bo: ['https://deux.example', 'the secret of the second of two hubs']
} as const;
function at(hub: keyof typeof hubs): void {
	setPublicUrl(hubs[hub][0]);
	openSecret(hubs[hub][1], '');
}

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-parcels-')));
	at('ada');
	liftLimits();
	ada = await curator('Ada');
	bo = await curator('Bo');
});

async function sent(trail: string, viewer: Host): Promise<Buffer> {
	const hash = await transaction((tx) => makeParcel(tx, trail, working(viewer)));
	return Buffer.concat(await Array.fromAsync(await parcelFile(await sentParcel(trail, hash))));
}
type Said = Readonly<{ choices?: Record<string, Side>; compared?: boolean; seen?: number }>;
async function taken(file: Buffer, viewer: Host, { choices = {}, compared = true, seen }: Said = {}): Promise<string> {
	const opened = await openParcel(file);
	const files = await readyFiles(opened, viewer.own);
	const trail = await trailOfParcel(opened.parcel, viewer.own);
	const taking = { organization: viewer.own, files, choices, compared, seen: seen ?? trail?.version ?? null };
	return transaction((tx) => takeParcel(tx, opened, { ...taking, working: working(viewer) }));
}
const asked = async (file: Buffer, viewer: Host) => {
	const opened = await openParcel(file);
	const trail = await trailOfParcel(opened.parcel, viewer.own);
	if (!trail) throw new Error('no trail');
	const { taken, asked } = await mergedWith(trail, opened, {});
	return { taken: taken.map(({ at }) => at), asked: asked.map(({ at }) => at) };
};
const reuse = (trail: string, reuse: 'nobody' | 'unchanged' | 'adapted', viewer: Host) =>
	transaction(async (tx) => {
		const { title, summary, minutes, stepFree, ageFrom, licence } = await trailById(trail, tx);
		await changeTrail(tx, trail, { title, summary, minutes, stepFree, ageFrom, licence, reuse }, working(viewer));
	});
const write = (trail: string, stop: string, more: object, viewer: Host) =>
	transaction((tx) => writeLayer(tx, trail, stop, newLayer(more), working(viewer)));
const stopsOf = async (trail: string) => (await copyOf(await trailById(trail))).stops;
const said = async (trail: string) =>
	(await stopsOf(trail)).map(({ layers }) => layers.map(({ locale, title }) => `${locale} ${title}`).toSorted());

async function adapted(): Promise<{ trail: string; stop: string }> {
	at('ada');
	const made = await trailOf(ada);
	const picture = await newPicture(ada, 'tour.png');
	await transaction((tx) =>
		changeStop(tx, made.trail, made.stop, { ...nowhere, lat: 50.45, lon: 3.95, picture }, working(ada))
	);
	await reuse(made.trail, 'adapted', ada);
	return made;
}

test('a trail goes to another hub, is translated there, and comes home with both sides’ work', async () => {
	const { trail, stop } = await adapted();
	const first = await sent(trail, ada);
	at('bo');
	const there = await taken(first, bo);
	expect(await said(there)).toEqual([['fr La tour']]);
	const copy = await trailById(there);
	expect(copy).toMatchObject({ reuse: 'adapted', licence: 'by', state: 'draft', origin: { trail, url: hubs.ada[0] } });
	const [its] = await stopsOf(there);
	expect([its?.lat, its?.code === (await stopsOf(trail))[0]?.code]).toEqual([50.45, false]);
	expect((await mediaOfOrganization(bo.own))[0]).toMatchObject({ owner: 'Ada', licence: 'by', fileName: 'tour.png' });
	await write(there, its?.id ?? '', { locale: 'nl', title: 'De toren' }, bo);
	await write(there, its?.id ?? '', { title: 'La haute tour' }, bo);
	const back = await sent(there, bo);
	at('ada');
	await write(trail, stop, { title: 'La vieille tour' }, ada);
	const [place] = [`stops/${stop}/layers`];
	expect(await asked(back, ada)).toEqual({ taken: [`${place}/nl adult`], asked: [`${place}/fr adult/title`] });
	expect(await refusal(taken(back, ada))).toBe('city_parcel_choose');
	const codes = (await stopsOf(trail)).map(({ code }) => code);
	expect(await taken(back, ada, { choices: { [`${place}/fr adult/title`]: 'ours' } })).toBe(trail);
	expect(await said(trail)).toEqual([['fr La vieille tour', 'nl De toren']]);
	expect((await stopsOf(trail)).map(({ code }) => code)).toEqual(codes);
	expect((await readiness(await trailById(trail))).faults).toEqual([]);
	const home = await sent(trail, ada);
	at('bo');
	expect(await asked(home, bo)).toEqual({ taken: [`${place}/fr adult/title`], asked: [] });
	await taken(home, bo);
	expect(await said(there)).toEqual(await said(trail));
	expect(await refusal(taken(home, bo))).toBe('city_parcel_taken');
});

test('what was taken in is undone while nobody has written since, with the codes that were there', async () => {
	const { trail } = await adapted();
	const first = await sent(trail, ada);
	at('bo');
	const there = await taken(first, bo);
	const [its] = await stopsOf(there);
	await transaction((tx) => removeStop(tx, there, its?.id ?? '', working(bo)));
	const added = await transaction((tx) => addStop(tx, there, nowhere, working(bo)));
	await write(there, added, { title: 'Le puits' }, bo);
	const back = await sent(there, bo);
	at('ada');
	const before = await stopsOf(trail);
	await taken(back, ada);
	expect(await said(trail)).toEqual([['fr Le puits']]);
	const { hash } = await openParcel(back);
	await transaction((tx) => undoTaking(tx, trail, hash, working(ada)));
	const bare = (stops: typeof before) =>
		stops.map(({ id: _, ...rest }) => ({ ...rest, layers: rest.layers.map(({ title }) => title) }));
	expect(bare(await stopsOf(trail))).toEqual(bare(before));
	expect(await refusal(transaction((tx) => undoTaking(tx, trail, hash, working(ada))))).toBe('city_parcel_late');
	expect((await parcelsOf(trail))[0]).toMatchObject({ way: 'received', undoneAt: expect.any(Date) });
	await taken(back, ada);
	await write(trail, (await stopsOf(trail))[0]?.id ?? '', { title: 'Le vieux puits' }, ada);
	expect(await refusal(transaction((tx) => undoTaking(tx, trail, hash, working(ada))))).toBe('city_parcel_late');
});

test('who may reuse it is held to, and rights are those of whoever brought a file', async () => {
	const { trail } = await adapted();
	await reuse(trail, 'nobody', ada);
	expect(await refusal(sent(trail, ada))).toBe('city_parcel_nobody');
	await reuse(trail, 'unchanged', ada);
	const first = await sent(trail, ada);
	at('bo');
	const there = await taken(first, bo);
	const [its] = await stopsOf(there);
	expect(await refusal(write(there, its?.id ?? '', { title: 'Autre' }, bo))).toBe('city_taken_unchanged');
	const file = (await mediaOfOrganization(bo.own)).find(({ id }) => id === its?.picture);
	await transaction((tx) =>
		changeMedia(
			tx,
			bo.own,
			file?.id ?? '',
			{ owner: 'Bo', licence: 'cc0', licenceUntil: null, alt: { source: 'fr', fr: 'Ma tour' } },
			working(bo)
		)
	);
	const kept = (await mediaOfOrganization(bo.own)).find(({ id }) => id === file?.id);
	expect(kept).toMatchObject({ owner: 'Ada', licence: 'by', alt: { fr: 'Ma tour' } });
	// of a file that is her own, a parcel that happens to bring the same says nothing
	await sql`update city.media set brought_by = null, owner = 'Bo' where id = ${file?.id}`.execute(db);
	at('ada');
	const second = await trailOf(ada, 'Le second tour');
	const [{ picture } = { picture: null }] = await stopsOf(trail);
	await transaction((tx) => changeStop(tx, second.trail, second.stop, { ...nowhere, picture }, working(ada)));
	await reuse(second.trail, 'adapted', ada);
	const other = await sent(second.trail, ada);
	at('bo');
	await taken(other, bo);
	expect((await mediaOfOrganization(bo.own)).find(({ id }) => id === file?.id)?.owner).toBe('Bo');
	at('ada');
	const [shown] = await stopsOf(trail);
	const own = (await mediaOfOrganization(ada.own)).find(({ id }) => id === shown?.picture);
	await transaction((tx) =>
		changeMedia(
			tx,
			ada.own,
			own?.id ?? '',
			{ owner: 'Ada', licence: 'by', licenceUntil: '2001-01-01', alt: own?.alt ?? null },
			working(ada)
		)
	);
	expect(await refusal(sent(trail, ada))).toBe('city_parcel_rights');
});

test('a key is compared once, and nobody takes for others', async () => {
	const { trail } = await adapted();
	const file = await sent(trail, ada);
	at('bo');
	const cy = await curator('Cy');
	expect(await isKnown(await openParcel(file), cy.own)).toBe('unknown');
	expect(await refusal(taken(file, cy, { compared: false }))).toBe('city_parcel_compare');
	const zoe = { ...(await stranger('Zoe')), own: bo.own };
	expect(await refusal(taken(file, zoe))).toBe('kernel_missing');
	await taken(file, cy);
	expect(await isKnown(await openParcel(file), cy.own)).toBe('known');
	const twice = await Promise.all([0, 1].map(() => refusal(taken(file, bo))));
	expect(twice.filter(Boolean)).toEqual(['city_parcel_taken']);
	const { rows } =
		await sql`select from city.trail where organization = ${bo.own} and origin ->> 'trail' = ${trail}`.execute(db);
	expect(rows.length).toBe(1);
});
