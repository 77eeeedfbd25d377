import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { addOrganization, addPlace, organizationBySlug } from '#network/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { spaceById, spaceBySlug } from '../../server/index.ts';
import { by, space } from '../../server/spaces.fixture.ts';
import { saveSpace } from './form.server.ts';
import { placesKept, requireKeeper } from './keeping.server.ts';
import { spacesListed } from './list.server.ts';

const known = { name: 'Zoé', email: null, locale: 'fr', secondFactor: true, sessionId: 'session' } as const;
const team: Viewer = { ...known, id: newId(), roles: [{ role: 'coordinator', scope: null }] };
const where = { locality: 'Mons', address: null, lat: null, lon: null, fictional: true, sentence: null };
let [keeper, stranger]: Viewer[] = [];
let own = '';

beforeAll(async () => {
	await testDatabase();
	setPublicUrl('https://hub.example');
	await transaction(async (tx) => {
		const about = { formerNames: [], sectors: [], sources: [], website: null, founded: null, status: null };
		for (const slug of ['quai', 'gare']) {
			const sentence = { source: 'fr', fr: 'Inventée.' } as const;
			const its = { ...about, ...where, sentence, statusAsOf: null, kind: 'company' } as const;
			await addOrganization(tx, { ...its, slug, name: slug }, by);
			await addPlace(tx, { ...where, kind: 'room', slug: `maison-${slug}`, name: slug, organization: slug }, by);
		}
	});
	const hostOf = async (slug: string): Promise<Viewer> => {
		const { id } = await organizationBySlug(slug);
		return { ...known, id: newId(), roles: [{ role: 'partner', scope: { kind: 'organization', id } }] };
	};
	keeper = await hostOf('quai');
	stranger = await hostOf('gare');
	own = await space('maison-quai', 'grande-salle');
	await space('maison-gare', 'petite-salle', { capacity: 4 });
});

const url = (query = '') => new URL(`https://hub.example/fr/coulisses/espaces${query}`);
const enter = (viewer: Viewer | undefined, id = own) =>
	requireKeeper({ locals: { viewer, locale: 'fr' }, url: url(), params: { id } } as never);
const listed = async (viewer: Viewer | undefined, query = '') =>
	(await spacesListed(url(query), viewer as Viewer, 'fr')).found.map(({ slug }) => slug);

function posted(fields: Record<string, string>) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	const request = new Request('https://hub.example/', { method: 'POST', body });
	return { request, locals: { locale: 'fr' }, setHeaders: () => {} } as never;
}

test('the team keeps all spaces, whoever keeps a place its own, and for others there is nothing', async () => {
	expect(await listed(team)).toEqual(['petite-salle', 'grande-salle']);
	expect(await listed(keeper)).toEqual(['grande-salle']);
	expect((await placesKept(keeper as Viewer)).map(({ slug }) => slug)).toEqual(['maison-quai']);
	expect((await enter(keeper)).space.id).toBe(own);
	await expect(enter(stranger)).rejects.toMatchObject({ status: 404 });
	await expect(enter(stranger, 'x')).rejects.toMatchObject({ status: 404 });
	await expect(
		saveSpace(posted({ place: 'maison-gare', name_fr: 'À moi', kind: 'room' }), null, keeper as Viewer)
	).rejects.toMatchObject({ status: 404 });
});

test('the list is narrowed and sorted by its address, what is not known last', async () => {
	expect(await listed(team, '?sort=-capacity')).toEqual(['petite-salle', 'grande-salle']);
	expect(await listed(team, '?sort=-name&kind=room')).toEqual(['petite-salle', 'grande-salle']);
	expect(await listed(team, '?kind=desks')).toEqual([]);
	expect(await listed(team, '?q=grande')).toEqual(['grande-salle']);
	expect(await listed(team, '?state=trashed')).toEqual([]);
});

test('a form that is wrong says where, and one that is right makes the space with hours as they were typed', async () => {
	const wrong = await saveSpace(
		posted({ place: 'maison-quai', kind: 'x', hours_1: 'le matin', capacity: '0' }),
		null,
		keeper as Viewer
	);
	expect(Object.keys(wrong.data.problems).sort()).toEqual(['capacity', 'hours_1', 'kind', 'name']);
	const given = { place: 'maison-quai', kind: 'desks', name_fr: 'Postes', units: '12', hours_0: '9h-12h30, 13h30-18h' };
	await expect(saveSpace(posted({ ...given, approval: 'on' }), null, keeper as Viewer)).rejects.toMatchObject({
		status: 303
	});
	const made = await spaceBySlug('postes');
	expect(made).toMatchObject({ units: 12, approval: true, closedOnHolidays: false, operation: null });
	expect(made.hours.slice(0, 2)).toEqual([
		[
			[540, 750],
			[810, 1080]
		],
		[]
	]);
	await expect(
		saveSpace(posted({ ...given, place: 'maison-gare', units: '3' }), made, keeper as Viewer)
	).rejects.toMatchObject({ status: 303 });
	expect(await spaceById(made.id)).toMatchObject({ units: 3, place: { slug: 'maison-quai' } });
});
