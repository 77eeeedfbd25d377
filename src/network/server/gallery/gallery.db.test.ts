import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { consent } from '#kernel/identity/server/consents.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import type { NewCredit, NewWork } from '../../index.ts';
import {
	addWork,
	changeWork,
	publishWork,
	trashWork,
	undoWork,
	withdrawProfile,
	withdrawWork,
	workBySlug,
	workDraft,
	workFacets,
	workList,
	works,
	worksOf
} from '../index.ts';
import { network } from '../module.ts';
import { by, somebody } from '../people/people.fixture.ts';
import { creditsOf } from './credits.ts';

const work = (title: string, more: Partial<NewWork> = {}): NewWork => ({
	kind: 'game',
	title: { source: 'fr', fr: title },
	summary: { source: 'fr', fr: 'Un résumé.' },
	body: null,
	year: 2025,
	url: null,
	organization: null,
	sectors: ['gaming'],
	pictures: [],
	fictional: false,
	...more
});
const add = (given: NewWork, credits: NewCredit[] = []) => transaction((tx) => addWork(tx, given, credits));
const publish = (id: string) => transaction((tx) => publishWork(tx, id, by));
const slugs = async (query = {}) => (await works(query)).works.map(({ slug }) => slug);
const member = { id: '0190a000-0000-7000-8000-000000000001' };

beforeAll(async () => {
	await testDatabase();
	await publish(await add(work('La pluie', { year: 2024 })));
	await publish(
		await add(
			work('Terril à roulettes', { kind: 'object', sectors: ['design'], body: { source: 'fr', fr: 'Bois et métal.' } })
		)
	);
	await add(work('Brouillon'));
	await transaction(async (tx) => trashWork(tx, await addWork(tx, work('Jeté'), []), true, by));
});

test('only published works are shown, the latest first, narrowed by kind, sector, year and words', async () => {
	expect(await slugs()).toEqual(['terril-a-roulettes', 'la-pluie']);
	expect(await slugs({ kind: 'object' })).toEqual(['terril-a-roulettes']);
	expect(await slugs({ sector: 'gaming', year: 2024 })).toEqual(['la-pluie']);
	expect(await slugs({ text: 'METAL bois' })).toEqual(['terril-a-roulettes']);
	expect((await works({ limit: 1 })).total).toBe(2);
	expect(await workFacets()).toEqual({
		kinds: ['game', 'object'],
		sectors: expect.arrayContaining(['gaming', 'design']),
		years: [2025, 2024]
	});
	await expect(workBySlug('brouillon', member)).rejects.toMatchObject({ status: 404 });
	await expect(workBySlug('jete', member)).rejects.toMatchObject({ status: 404 });
});

test('a credit is shown as far as its person shows her name or agreed to have it here', async () => {
	const year = new Date().getFullYear();
	const open = await somebody('Uma Visible', { shows: { name: 'everyone' } });
	const agreed = await somebody('Ugo Accord');
	const hidden = await somebody('Ida Cachée');
	const minor = await somebody('Max Mineur', { shows: { name: 'everyone' }, birthYear: year - 12 });
	for (const person of [agreed, minor])
		await transaction((tx) => consent(tx, { person, purpose: 'names_shown', wordingVersion: '1', source: 'web' }));
	const credits = [
		{ person: open, name: 'U. V.', role: 'code' },
		{ person: agreed, name: 'Ugo A.', role: 'son' },
		{ person: hidden, name: 'Ida C.', role: 'dessin' },
		{ person: minor, name: 'Max', role: 'idée' },
		{ person: null, name: 'La classe de 3C', role: '' }
	];
	const id = await add(work('Générique'), credits);
	await publish(id);
	expect((await workBySlug('generique', null)).credits).toEqual([
		{ name: 'Uma Visible', role: 'code', slug: 'uma-visible' },
		{ name: 'Ugo A.', role: 'son', slug: null },
		{ name: 'La classe de 3C', role: '', slug: null }
	]);
	expect((await workBySlug('generique', member)).credits.map(({ name }) => name)).toEqual([
		'Uma Visible',
		'Ugo A.',
		'La classe de 3C'
	]);
	await transaction((tx) => withdrawProfile(tx, open, by));
	expect((await workBySlug('generique', null)).credits[0]).toEqual({ name: 'Uma Visible', role: 'code', slug: null });
	expect((await worksOf({ person: open })).map(({ slug }) => slug)).toEqual(['generique']);
	expect(await creditsOf(id)).toEqual(credits);
	expect(await network.export?.(hidden)).toMatchObject({ credits: [{ work: 'generique', name: 'Ida C.' }] });
	await untold(async (tx) => network.erase?.(tx, hidden));
	expect((await creditsOf(id)).map(({ name }) => name)).not.toContain('Ida C.');
	const { rows } = await sql<{ kept: string }>`select before::text as kept from kernel.revision`.execute(db);
	expect(rows.filter(({ kept }) => kept.includes('Ida'))).toEqual([]);
});

test('a change is taken back, a work is withdrawn and shown again, and each is told once', async () => {
	const id = await add(work('Deux fois'));
	await transaction((tx) => changeWork(tx, id, work('Deux fois', { year: 2020 }), [], by));
	await transaction((tx) => changeWork(tx, id, work('Deux fois', { year: 2020 }), [], by));
	expect(await workDraft(id)).toMatchObject({ year: 2020, changes: 1 });
	await transaction((tx) => undoWork(tx, id, by));
	expect(await workDraft(id)).toMatchObject({ year: 2025, changes: 0 });
	await expect(transaction((tx) => undoWork(tx, id, by))).rejects.toMatchObject({ code: 'kernel_nothing_to_undo' });
	await publish(id);
	await publish(id);
	for (const _ of [1, 2])
		await transaction((tx) => changeWork(tx, id, work('Deux fois'), [{ person: null, name: 'Ida', role: '' }], by));
	for (const trashed of [true, true, false]) await transaction((tx) => trashWork(tx, id, trashed, by));
	await transaction((tx) => withdrawWork(tx, id, by));
	const { rows } = await sql<{
		verb: string;
	}>`select verb from kernel.activity where object = ${id} order by recorded_at`.execute(db);
	expect(rows.map(({ verb }) => verb)).toEqual(
		['published', 'changed', 'trashed', 'restored', 'withdrawn'].map((act) => `network.work_${act}`)
	);
});

test('two works of one name get two addresses; an unknown sector or work is refused', async () => {
	const ids = await Promise.all([add(work('Jumeaux')), add(work('Jumeaux'))]);
	const drafts = await Promise.all(ids.map((id) => workDraft(id)));
	expect(drafts.map(({ slug }) => slug).sort()).toEqual(['jumeaux', 'jumeaux-2']);
	await expect(add(work('x', { sectors: ['alchemy'] }))).rejects.toMatchObject({ code: 'network_sector_unknown' });
	await expect(workDraft('nothing')).rejects.toMatchObject({ status: 404 });
});

test('the list of the editors holds drafts and the trash, of the organisations they answer for', async () => {
	const list = { sort: 'updated', descending: false, limit: 50, offset: 0 } as const;
	expect((await workList({ ...list, state: 'trash' })).works.map(({ slug }) => slug)).toEqual(['jete']);
	expect((await workList({ ...list, state: 'draft', text: 'brouillon' })).total).toBe(1);
	expect((await workList({ ...list, organizations: [] })).total).toBe(0);
	expect((await workList({ ...list, sort: 'title' })).total).toBeGreaterThan(3);
});
