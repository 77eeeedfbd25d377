import { beforeAll, expect, test } from 'vitest';
import { checkOrganization, choicesFor, ownOrganizations } from '#agenda/desk/activities/choices.server.ts';
import { addNews } from '#editorial/server';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { addOrganization, addPlace, organizationBySlug } from '#network/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { costOf } from '../../../../tests/support/queries.ts';
import { load as news } from './news/+page.server.ts';
import { GET as newsFile } from './news/export/+server.ts';
import { load } from './places/+page.server.ts';

const MANY = 120;
const ROWS = 50;
const by = { actor: null, source: 'desk' } as const;
const nothing = { formerNames: [], sectors: [], sources: [], website: null, founded: null, status: null };
const where = { locality: 'Mons', lat: null, lon: null, fictional: true };
const sentence = { source: 'fr', fr: 'Inventée.' } as const;
const known = { name: 'Zoé', email: null, locale: 'fr', secondFactor: true, sessionId: 'session' } as const;
const team: Viewer = { ...known, id: newId(), roles: [{ role: 'admin', scope: null }] };
let partner: Viewer;

beforeAll(async () => {
	await testDatabase();
	setPublicUrl('https://hub.example');
	await transaction(async (tx) => {
		for (let nth = 100; nth < 100 + MANY; nth++) {
			const about = { ...where, ...nothing, statusAsOf: null, kind: 'company', sentence } as const;
			await addOrganization(tx, { ...about, slug: `maison-${nth}`, name: `Maison ${nth}` }, by);
			const room = { ...where, kind: 'room', sentence: null, address: `Rue ${nth}`, organization: `maison-${nth}` };
			await addPlace(tx, { ...room, slug: `salle-${nth}`, name: `Salle ${nth}` }, by);
		}
	});
	const { id } = await organizationBySlug('maison-142');
	partner = { ...known, id: newId(), roles: [{ role: 'partner', scope: { kind: 'organization', id } }] };
});

const placesAt = (query: string) =>
	load({
		locals: { viewer: team, locale: 'fr' },
		url: new URL(`https://hub.example/fr/coulisses/lieux${query}`)
	} as never) as Promise<{ total: number; pages: number; places: { name: string }[] }>;

test('a page of the list of places reads no more places than it shows, in whatever order', async () => {
	const { rows } = await costOf(() => placesAt('?page=2&sort=-name'));
	expect(rows).toBeLessThanOrEqual(ROWS + 5);
	const { total, pages, places } = await placesAt('?page=2&sort=-name');
	expect({ total, pages, first: places[0]?.name }).toEqual({ total: MANY, pages: 3, first: 'Salle 169' });
	expect(places).toHaveLength(ROWS);
	expect((await placesAt('?page=3')).places).toHaveLength(MANY - 2 * ROWS);
	expect(await placesAt('?q=rue+117')).toMatchObject({ total: 1, pages: 1, places: [{ name: 'Salle 117' }] });
	expect(await placesAt('?page=9')).toMatchObject({ total: MANY, places: [] });
});

test('the news come the newest first unless asked otherwise, in the list as in its file', async () => {
	const unsaid = { picture: null, sectors: [], organization: null, authorShown: false };
	const about = { ...unsaid, summary: sentence, body: sentence };
	await transaction(async (tx) => {
		for (const day of [2, 3, 1])
			await addNews(
				tx,
				{
					...about,
					slug: `jour-${day}`,
					title: { source: 'fr', fr: `Jour ${day}` },
					publishedAt: new Date(2026, 0, day)
				},
				by
			);
	});
	const at = (address: string) =>
		({ locals: { viewer: team, locale: 'fr' }, url: new URL(`https://hub.example${address}`) }) as never;
	const orders = async (query: string) => {
		const { rows } = (await news(at(`/fr/coulisses/actualites${query}`))) as { rows: { slug: string }[] };
		const file = await (await newsFile(at(`/fr/coulisses/actualites/export${query || '?'}&format=csv`))).text();
		return [rows.map(({ slug }) => slug), file.match(/jour-\d/g)];
	};
	const newest = ['jour-3', 'jour-2', 'jour-1'];
	expect(await orders('')).toEqual([newest, newest]);
	expect(await orders('?sort=date')).toEqual([newest.toReversed(), newest.toReversed()]);
});

test('whoever acts for one organisation reads that one, and a form the names alone', async () => {
	expect((await costOf(() => ownOrganizations(partner))).rows).toBe(1);
	expect((await ownOrganizations(partner)).map(({ slug }) => slug)).toEqual(['maison-142']);
	expect((await costOf(() => checkOrganization(team, 'maison-150'))).rows).toBe(1);
	await checkOrganization(partner, 'maison-142');
	await expect(checkOrganization(partner, 'maison-143')).rejects.toMatchObject({ status: 404 });
	await expect(checkOrganization(team, 'nulle-part')).rejects.toMatchObject({ status: 404 });
	expect(await ownOrganizations(team)).toHaveLength(MANY);
	expect(Object.keys((await ownOrganizations(team))[0] ?? {}).sort()).toEqual(['id', 'kind', 'name', 'slug']);
	const { places, organizations } = await choicesFor(team, 'fr');
	expect([places.length, organizations.length]).toEqual([MANY, MANY]);
	expect(places[0]).toEqual({ value: 'salle-100', label: 'Salle 100, Rue 100, Mons' });
});
