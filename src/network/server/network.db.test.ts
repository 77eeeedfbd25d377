import { beforeAll, expect, test } from 'vitest';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import type { NewOrganization, NewPlace } from '../index.ts';
import {
	addOrganization,
	addPlace,
	keepSector,
	organizationBySlug,
	organizations,
	placeById,
	placeBySlug,
	places,
	sectors,
	trashOrganization,
	trashPlace,
	undoPlace,
	updatePlace
} from './index.ts';

const by = { actor: null, source: 'import' } as const;

const organization = (slug: string, more: Partial<NewOrganization> = {}): NewOrganization => ({
	slug,
	name: slug,
	formerNames: [],
	kind: 'company',
	sentence: { source: 'fr', fr: 'Une phrase.' },
	sectors: [],
	locality: null,
	lat: null,
	lon: null,
	website: null,
	founded: null,
	status: null,
	statusAsOf: null,
	sources: [],
	fictional: true,
	...more
});

const add = (given: NewOrganization) => transaction((tx) => addOrganization(tx, given, by));
const slugs = async (filter: Parameters<typeof organizations>[0]) =>
	(await organizations(filter)).map(({ slug }) => slug);

beforeAll(async () => {
	await testDatabase();
	await add(
		organization('umons', {
			name: 'Université de Mons',
			formerNames: ['Faculté polytechnique'],
			sectors: ['research', 'design']
		})
	);
	await add(
		organization('etude', {
			name: 'École d’été',
			sentence: { source: 'fr', fr: 'Élèves', nl: 'Zomerschool' },
			sectors: ['design']
		})
	);
	await add(organization('zinc', { name: 'Zinc', locality: 'La Louvière' }));
});

test('the directory is found by sector and by words, in any language, without accents', async () => {
	expect(await slugs({})).toEqual(['etude', 'umons', 'zinc']);
	expect(await slugs({ sector: 'design' })).toEqual(['etude', 'umons']);
	expect(await slugs({ sector: 'design', text: 'FACULTE' })).toEqual(['umons']);
	expect(await slugs({ text: 'zomerschool' })).toEqual(['etude']);
	expect(await slugs({ text: 'louviere zinc' })).toEqual(['zinc']);
	expect(await slugs({ text: 'louviere umons' })).toEqual([]);
});

test('hostile words find nothing and break nothing', async () => {
	for (const text of ["%_\\'; drop table x", '\0', '\ud800', '{}[]()$1', 'a'.repeat(10_000)])
		expect(await slugs({ text: `zzz ${text}` })).toEqual([]);
	expect(await slugs({ sector: "'}" })).toEqual([]);
});

test('what is written down comes back the same, and its joining is a fact', async () => {
	const given = organization('studio', {
		kind: 'city',
		lat: 50.45,
		lon: 3.95,
		founded: 2009,
		sources: ['https://example.org/']
	});
	const id = await add(given);
	expect(await organizationBySlug('studio')).toMatchObject({ ...given, id, createdAt: expect.any(Date) });
	await sequence();
	const fact = (await factsAfter(db, 0)).find(({ object }) => object.id === id);
	expect(fact).toMatchObject({ verb: 'network.joined', source: 'import', detail: { kind: 'city', fictional: true } });
});

test('a slug is taken once, an unknown sector or organisation is refused, and then nothing is written', async () => {
	await expect(add(organization('umons'))).rejects.toMatchObject({ code: 'network_slug_taken' });
	await expect(add(organization('new', { sectors: ['alchemy'] }))).rejects.toMatchObject({
		code: 'network_sector_unknown',
		params: { sector: 'alchemy' }
	});
	await expect(organizationBySlug('new')).rejects.toMatchObject({ status: 404 });
});

test('a team adds a sector without a release', async () => {
	const label = { source: 'fr', fr: 'Alchimie' } as const;
	await transaction((tx) => keepSector(tx, { slug: 'alchemy', label }, by));
	expect((await sectors()).at(-1)).toEqual({ slug: 'alchemy', label });
	await transaction((tx) => keepSector(tx, { slug: 'alchemy', label: { ...label, en: 'Alchemy' } }, by));
	expect((await sectors()).filter(({ slug }) => slug === 'alchemy')).toHaveLength(1);
	await add(organization('lab', { sectors: ['alchemy'] }));
});

test('places are kept with the organisation that keeps them', async () => {
	const place = {
		slug: 'quai',
		name: 'Le Quai',
		kind: 'room',
		sentence: null,
		organization: 'zinc',
		locality: 'Mons',
		address: null,
		lat: null,
		lon: null,
		fictional: true
	};
	const id = await transaction((tx) => addPlace(tx, place, by));
	expect(await places()).toMatchObject([{ id, slug: 'quai', kind: 'room' }]);
	await expect(transaction((tx) => addPlace(tx, place, by))).rejects.toMatchObject({ code: 'network_slug_taken' });
	await expect(
		transaction((tx) => addPlace(tx, { ...place, slug: 'x', organization: 'nobody' }, by))
	).rejects.toMatchObject({ status: 404 });
});

test('a change of a place is taken back; in the trash it has no page, is in no list, and stays what it was', async () => {
	const given = (name: string, more: Partial<NewPlace> = {}): NewPlace => ({
		name,
		kind: 'room',
		sentence: null,
		organization: 'zinc',
		locality: 'Frameries',
		address: 'Rue du Puits 3',
		lat: null,
		lon: null,
		...more
	});
	const id = await transaction((tx) => addPlace(tx, given('Salle du Puits'), by));
	const change = (more: Partial<NewPlace>) =>
		transaction((tx) => updatePlace(tx, id, given('Salle du Puits', more), by));
	await change({});
	await expect(transaction((tx) => undoPlace(tx, id, by))).rejects.toMatchObject({ code: 'kernel_nothing_to_undo' });
	await Promise.all([change({ postcode: '7080' }), change({ postcode: '7081' })]);
	const last = (await placeById(id)).postcode;
	await transaction((tx) => undoPlace(tx, id, by));
	expect((await placeById(id)).postcode).toBe(last === '7080' ? '7081' : '7080');
	await transaction((tx) => undoPlace(tx, id, by));
	expect((await placeById(id)).postcode).toBeNull();
	expect((await places(db, { text: 'puits FRAMERIES' })).map(({ slug }) => slug)).toEqual(['salle-du-puits']);
	expect((await places(db, { sort: 'locality' })).map(({ locality }) => locality)[0]).toBe('Frameries');
	await change({ organization: null });
	await transaction(async (tx) => trashOrganization(tx, (await organizationBySlug('zinc', tx)).id, by));
	await transaction((tx) => undoPlace(tx, id, by));
	expect(await placeById(id)).toMatchObject({ organization: null, organizationName: null });
	await transaction((tx) => trashPlace(tx, id, true, by));
	await expect(placeBySlug('salle-du-puits')).rejects.toMatchObject({ status: 404 });
	expect((await places(db, { trashed: true })).map((one) => one.id)).toEqual([id]);
	await transaction((tx) => trashPlace(tx, id, false, by));
	await transaction((tx) => trashPlace(tx, id, false, by));
	expect((await placeBySlug('salle-du-puits')).id).toBe(id);
	await sequence();
	const told = (await factsAfter(db, 0, 1000)).filter(({ object }) => object.id === id);
	const changed = Array<string>(6).fill('changed');
	expect(told.map(({ verb }) => verb)).toEqual(
		['added', ...changed, 'trashed', 'restored'].map((act) => `network.place_${act}`)
	);
});
