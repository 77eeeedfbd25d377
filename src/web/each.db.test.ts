import { beforeAll, expect, test } from 'vitest';
import { offeringToEdit, trashOffering, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization, addPlace, organizationById, placeById } from '#network/server';
import { testDatabase } from '../../tests/support/database.ts';
import { actions as activities } from '../routes/(coulisses)/desk/activities/+page.server.ts';
import { actions as organizations } from '../routes/(coulisses)/desk/organizations/+page.server.ts';
import { actions as places } from '../routes/(coulisses)/desk/places/+page.server.ts';
import { answerOf, sends, teamMember } from './asked.fixture.ts';

const by = { actor: null, source: 'desk' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
let admin: Viewer;
let turn = 0;

beforeAll(async () => {
	await testDatabase();
	admin = await teamMember('admin');
	await organization('hub');
	await organization('autre');
});

const known = { locality: 'Mons', lat: null, lon: null, fictional: true, formerNames: [], sectors: [], sources: [] };
const nothing = { website: null, founded: null, status: null, statusAsOf: null, sentence: words('Inventée.') };
const organization = (slug: string) =>
	transaction((tx) => addOrganization(tx, { ...known, ...nothing, slug, name: slug, kind: 'hub' }, by));
const bare = { locality: 'Mons', lat: null, lon: null, fictional: true } as const;
const place = (slug: string) =>
	transaction((tx) =>
		addPlace(tx, { ...bare, slug, name: slug, kind: 'room', organization: null, address: null, sentence: null }, by)
	);
function activity(title: string, of = 'hub'): Promise<string> {
	const told = {
		title: words(title),
		summary: words('Résumé.'),
		body: null,
		organization: of,
		sectors: [],
		languages: []
	};
	const given = {
		slug: `activite-${++turn}`,
		kind: 'talk',
		area: 'agenda',
		audience: null,
		price: null,
		minAge: null
	} as const;
	return transaction((tx) => writeOffering(tx, { ...given, ...told }));
}
const stateOf = async (id: string) => (await offeringToEdit(id)).state;

test('of the activities that are published together one that is gone or in the trash holds up no other', async () => {
	const [first, thrown, last] = [await activity('Une'), await activity('Jetée'), await activity('Deux')];
	await transaction((tx) => trashOffering(tx, thrown, by));
	const chosen = [first, newId(), 'nothing', thrown, last];
	const answer = await answerOf(activities.publish?.(sends(admin, { chosen })));
	expect(await Promise.all([first, last].map(stateOf))).toEqual(['published', 'published']);
	expect(answer.status).toBe(409);
	const { refused } = answer.data as never as { refused: string[] };
	expect(refused).toHaveLength(2);
	expect(refused[0]).toMatch(/^Jetée : /);
	expect(refused[1]).toContain('2 lignes cochées');
});

test('an activity of another organisation is not there, and its title is not told', async () => {
	const scope = ref('organization', await organization('chez-elle'));
	const host: Viewer = { ...admin, roles: [{ role: 'partner', scope }] };
	const [own, other] = [await activity('La sienne', 'chez-elle'), await activity('Secrète', 'autre')];
	const answer = await answerOf(activities.publish?.(sends(host, { chosen: [other, own] })));
	expect(answer.status).toBe(409);
	expect(JSON.stringify(answer.data)).not.toContain('Secrète');
	expect(await Promise.all([own, other].map(stateOf))).toEqual(['published', 'draft']);
});

test('places and organisations that are thrown away together go, but for those that are gone already', async () => {
	const [room, house] = [await place('salle'), await organization('maison')];
	const both = await Promise.all([
		answerOf(places.trash?.(sends(admin, { chosen: [newId(), room] }))),
		answerOf(organizations.trash?.(sends(admin, { chosen: [newId(), house] })))
	]);
	expect(both.map(({ location }) => location)).toEqual([
		expect.stringContaining('trashed=1&gone=1'),
		expect.stringContaining('trashed=1&gone=1')
	]);
	expect([(await placeById(room)).deletedAt, (await organizationById(house)).deletedAt]).not.toContain(null);
});
