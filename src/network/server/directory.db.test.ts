import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant, revoke, rolesOf } from '#kernel/identity/server/roles.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { outbox } from '#kernel/server/mail.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import type { NewOrganization } from '../index.ts';
import {
	addOrganization,
	affiliate,
	affiliationsOf,
	claimOf,
	claimOrganization,
	claims,
	colleagueInvitation,
	colleaguesAsked,
	countOrganizations,
	decideClaim,
	endAffiliation,
	hideSector,
	inviteColleague,
	joinAsColleague,
	keepRegion,
	moveSector,
	naceOf,
	organizationById,
	organizationBySlug,
	organizationFacets,
	organizationOfIdentifier,
	organizationPoints,
	organizations,
	peopleShown,
	region,
	removeSector,
	restoreOrganization,
	sectorEntries,
	sectors,
	suggestNace,
	trashOrganization,
	undoOrganization,
	updateOrganization,
	withdrawColleague
} from './index.ts';
import { directoryOf, leaveDirectory } from './person.ts';

const by = { actor: null, source: 'desk' } as const;
const given = (name: string, more: Partial<NewOrganization> = {}): NewOrganization => ({
	name,
	formerNames: [],
	kind: 'company',
	sentence: { source: 'fr', fr: `${name} fait des jeux.` },
	sectors: ['gaming'],
	locality: 'Mons',
	lat: null,
	lon: null,
	website: null,
	founded: null,
	status: null,
	statusAsOf: null,
	sources: [],
	...more
});
const add = (name: string, more?: Partial<NewOrganization>) =>
	transaction((tx) => addOrganization(tx, given(name, more), by));
const bce = { scheme: 'bce', value: '0200065765' } as const;

let person = '';
let viewer: Viewer;

beforeAll(async () => {
	await testDatabase();
	person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Zoé Ruban', email: 'zoe@exemple.invalid', locale: 'nl' })
	);
	viewer = {
		id: person,
		name: 'Zoé Ruban',
		email: 'zoe@exemple.invalid',
		locale: 'nl',
		roles: [],
		secondFactor: false,
		sessionId: ''
	};
});

test('a name gives the address, and the next of that name another', async () => {
	await add('Studio Ardoise');
	const second = await organizationById(await add('Studio ardoise'));
	expect(second).toMatchObject({ slug: 'studio-ardoise-2', about: null, identifiers: [], verifiedAt: null });
});

test('a second organisation with the same number is refused, and told which one has it', async () => {
	const id = await add('Ligne claire', { identifiers: [bce] });
	await expect(add('Autre', { identifiers: [bce] })).rejects.toMatchObject({
		code: 'network_identifier_taken',
		params: { name: 'Ligne claire', id, value: '0200.065.765' }
	});
	expect(await transaction((tx) => organizationOfIdentifier(tx, bce))).toBe(id);
	expect((await organizations({ text: '0200065765' })).map((one) => one.id)).toEqual([id]);
	await transaction((tx) => updateOrganization(tx, id, given('Ligne claire', { identifiers: [bce] }), by));
	expect(await revisionsOf(ref('organization', id))).toEqual([]);
});

test('a change is kept and can be taken back, number by number', async () => {
	const id = await add('Avant', { identifiers: [{ scheme: 'wikidata', value: 'Q42' }], lat: 50.45, lon: 3.95 });
	const before = await organizationById(id);
	const changed = given('Après', { about: { source: 'fr', fr: 'Long.' }, nace: ['2025:58.21'], postcode: '7000' });
	await transaction((tx) => updateOrganization(tx, id, changed, by));
	expect(await organizationById(id)).toMatchObject({ ...changed, slug: 'avant', identifiers: [], lat: null });
	await transaction((tx) => undoOrganization(tx, id, by));
	expect({ ...(await organizationById(id)), updatedAt: null }).toEqual({ ...before, updatedAt: null });
	await expect(transaction((tx) => undoOrganization(tx, id, by))).rejects.toMatchObject({
		code: 'kernel_nothing_to_undo'
	});
	await expect(
		transaction((tx) => updateOrganization(tx, id, given('X', { nace: ['2025:99.98'] }), by))
	).rejects.toMatchObject({ code: 'network_nace_unknown', status: 422 });
});

test('what is in the trash is in no list and at no address, and comes back as it was', async () => {
	const id = await add('Passager', { lat: 50.4, lon: 4, locality: 'Nulle-Part' });
	await transaction((tx) => trashOrganization(tx, id, by));
	const filter = { locality: 'Nulle-Part' };
	expect(await organizations(filter)).toEqual([]);
	expect(await countOrganizations(filter)).toBe(0);
	expect(await organizationPoints(filter)).toEqual([]);
	expect((await organizationFacets()).localities.map(({ value }) => value)).not.toContain('Nulle-Part');
	await expect(organizationBySlug('passager')).rejects.toMatchObject({ status: 404 });
	expect((await organizations({ trashed: true })).map((one) => one.id)).toEqual([id]);
	await transaction((tx) => restoreOrganization(tx, id, by));
	expect(await organizationPoints(filter)).toEqual([{ slug: 'passager', name: 'Passager', lat: 50.4, lon: 4 }]);
});

test('a list is cut, sorted and paged', async () => {
	const all = await organizations();
	expect(await organizations({ limit: 2, page: 2 })).toEqual(all.slice(2, 4));
	expect((await organizations({ descending: true })).map(({ id }) => id)).toEqual(all.map(({ id }) => id).reverse());
	expect(await organizations({ ids: [] })).toEqual([]);
	expect(await organizations({ kind: 'bank' })).toEqual([]);
	expect((await organizationFacets({ kind: 'company' })).kinds[0]).toEqual({ value: 'company', count: all.length });
});

test('people are shown to whom they chose, and only while their part in it is public', async () => {
	const organization = await add('Maison');
	const role = { source: 'fr', fr: 'Gérante' } as const;
	const id = await transaction((tx) => affiliate(tx, { person, organization, role, since: '2020-01-01' }, by));
	await transaction((tx) => affiliate(tx, { person, organization, role, since: null, public: false }, by));
	expect(await peopleShown(organization, null)).toEqual([]);
	await transaction((tx) => show(tx, person, 'name', 'everyone'));
	expect(await peopleShown(organization, null)).toEqual([]);
	await transaction((tx) => show(tx, person, 'affiliations', 'everyone'));
	expect(await peopleShown(organization, null)).toMatchObject([{ id, personName: 'Zoé Ruban', since: '2020-01-01' }]);
	await expect(transaction((tx) => endAffiliation(tx, id, '2019-01-01', by))).rejects.toMatchObject({
		code: 'network_days_reversed'
	});
	await transaction((tx) => endAffiliation(tx, id, '2024-06-30', by));
	expect((await affiliationsOf({ person })).map(({ until }) => until)).toEqual([null, '2024-06-30']);
	await transaction((tx) => trashOrganization(tx, organization, by));
	expect((await directoryOf(person)).affiliations).toHaveLength(2);
	await expect(
		transaction((tx) => affiliate(tx, { person: organization, organization, role, since: null }, by))
	).rejects.toMatchObject({ status: 404 });
});

test('a claim is answered once: the role, the mark and a letter come with a yes', async () => {
	const id = await add('Réclamée');
	await transaction((tx) => claimOrganization(tx, 'reclamee', 'J’y travaille.', viewer));
	await transaction((tx) => claimOrganization(tx, 'reclamee', 'Encore moi.', viewer));
	const [claim, ...others] = await claims('waiting');
	expect(others).toEqual([]);
	const answer = (accepted: boolean, reason = '') =>
		transaction((tx) => decideClaim(tx, claim?.id ?? '', { accepted, reason }, viewer));
	await expect(answer(false)).rejects.toMatchObject({ code: 'network_claim_reason' });
	await answer(true);
	await answer(false, 'Non.');
	expect(await rolesOf(person)).toEqual([{ role: 'partner', scope: ref('organization', id) }]);
	expect(await organizationById(id)).toMatchObject({ verifiedAt: expect.any(Date) });
	expect(await claimOf(person, id)).toMatchObject({ state: 'accepted' });
	expect((await outbox(9)).map(({ locale, recipient }) => [locale, recipient])).toEqual([
		['nl', 'zoe@exemple.invalid']
	]);
	await expect(transaction((tx) => claimOrganization(tx, 'reclamee', 'Moi.', viewer))).rejects.toMatchObject({
		code: 'network_claim_held'
	});
});

test('sectors are moved, hidden, and removed only when nothing is in them', async () => {
	await transaction((tx) => moveSector(tx, 'iot', 'up', by));
	expect((await sectors()).slice(0, 2).map(({ slug }) => slug)).toEqual(['iot', 'gaming']);
	await transaction((tx) => hideSector(tx, 'iot', true, by));
	expect((await sectors())[0]?.slug).toBe('gaming');
	expect((await sectorEntries())[0]).toMatchObject({ slug: 'iot', hidden: true, uses: 0 });
	await expect(transaction((tx) => removeSector(tx, 'gaming', 0, by))).rejects.toMatchObject({
		code: 'network_sector_used'
	});
	await expect(transaction((tx) => removeSector(tx, 'iot', 1, by))).rejects.toMatchObject({ params: { count: 1 } });
	await transaction((tx) => removeSector(tx, 'iot', 0, by));
	await expect(transaction((tx) => removeSector(tx, 'iot', 0, by))).rejects.toMatchObject({ status: 404 });
});

test('NACE is found by code and by word, in both revisions', async () => {
	expect((await suggestNace('58.2', 'fr')).map(({ key }) => key)).toContain('2025:58.21');
	expect((await suggestNace('JEUX edition', 'fr')).map(({ key }) => key)).toContain('2025:58.21');
	expect(await suggestNace("%'\\", 'fr')).toEqual([]);
	expect(await naceOf(['rev2:62.01', '2025:A', '2025:nothing'])).toMatchObject([{ code: 'A' }, { code: '62.01' }]);
});

test('the ground of the map is kept whole', async () => {
	expect((await region()).features).toEqual([]);
	const square = [[3.9, 50.4] as [number, number], [4, 50.4] as [number, number], [4, 50.5] as [number, number]];
	const ring = [...square, [3.9, 50.4] as [number, number]];
	const drawn = {
		type: 'FeatureCollection' as const,
		features: [
			{
				type: 'Feature' as const,
				properties: { name: 'Mons' },
				geometry: { type: 'Polygon' as const, coordinates: [ring] }
			}
		]
	};
	await transaction((tx) => keepRegion(tx, drawn, by));
	expect(await region()).toEqual(drawn);
});

test('a person reads what is kept of her, and leaves nothing behind', async () => {
	expect(await directoryOf(person)).toMatchObject({
		affiliations: [{ organization: 'Maison' }, { organization: 'Maison' }],
		claims: [{ organization: 'Réclamée', state: 'accepted' }]
	});
	await untold((tx) => leaveDirectory(tx, person));
	expect(await directoryOf(person)).toEqual({ affiliations: [], claims: [], invitations: [] });
	expect(await affiliationsOf({ person }, db)).toEqual([]);
});

test('a colleague is asked by letter and joins with that address alone, once; an address that is known looks like any other', async () => {
	const organization = await add('Équipage');
	const ann = await transaction((tx) => findOrMakePerson(tx, { name: 'Ann', email: 'ann@exemple.be', locale: 'nl' }));
	const inviter = { id: person, name: 'Zoé Ruban' };
	const role = { source: 'fr', fr: 'Développeuse' } as const;
	const asked = { organization, role, manager: true, locale: 'fr' } as const;
	const hosting = {
		person,
		role: 'partner',
		scope: ref('organization', organization),
		by: null,
		source: 'desk'
	} as const;
	await transaction((tx) => grant(tx, hosting));
	const ask = (email: string) => transaction((tx) => inviteColleague(tx, { ...asked, email }, inviter));
	await ask('ANN@exemple.be');
	await ask('inconnue@exemple.be');
	const letters = await outbox(2);
	expect(letters.map(({ recipient }) => recipient).sort()).toEqual(['ann@exemple.be', 'inconnue@exemple.be']);
	expect(new Set(letters.map(({ subject }) => subject)).size).toBe(1);
	const tokenTo = async (email: string) => {
		const { rows } = await sql<{ text: string }>`
			select text from kernel.mail where recipient = ${email} order by written_at desc limit 1`.execute(db);
		return /invitation\/([\w-]+)/.exec(rows[0]?.text ?? '')?.[1] ?? '';
	};
	const token = await tokenTo('ann@exemple.be');
	const join = (email: string, id = ann) => transaction((tx) => joinAsColleague(tx, token, { id, email }));
	await expect(join('autre@exemple.be', person)).rejects.toMatchObject({ code: 'network_invitation_other' });
	expect(await Promise.allSettled([join('ann@exemple.be'), join('ann@exemple.be')])).toMatchObject(
		expect.arrayContaining([{ status: 'fulfilled', value: 'equipage' }])
	);
	expect(await affiliationsOf({ organization })).toMatchObject([{ person: ann, role }]);
	expect(await rolesOf(ann)).toMatchObject([{ role: 'partner', scope: { id: organization } }]);
	await expect(join('ann@exemple.be')).rejects.toMatchObject({ status: 404 });
	const [waiting] = await colleaguesAsked(organization);
	expect(waiting).toMatchObject({ email: 'inconnue@exemple.be', manager: true });
	await transaction((tx) => withdrawColleague(tx, waiting?.id ?? '', organization));
	await expect(colleagueInvitation(await tokenTo('inconnue@exemple.be'))).rejects.toMatchObject({ status: 404 });
	await ask('ann@exemple.be');
	const late = await tokenTo('ann@exemple.be');
	expect(await colleagueInvitation(late)).toMatchObject({ organization });
	await transaction((tx) => revoke(tx, hosting));
	await expect(colleagueInvitation(late)).rejects.toMatchObject({ status: 404 });
	await untold((tx) => leaveDirectory(tx, ann));
	expect(await colleaguesAsked(organization)).toEqual([]);
});

test('a list is found by the words of the search over everything, and by a number as people write it', async () => {
	await add('Manette', {
		sentence: { source: 'fr', fr: 'Des ateliers de jeux vidéo.' },
		identifiers: [{ scheme: 'bce', value: '0207437468' }]
	});
	const found = async (text: string) => (await organizations({ text })).map(({ slug }) => slug);
	for (const text of ['jeux video', 'jeu vidéo', 'MANET', 'atelier', '0207.437.468', 'BE 0207 437', 'be0207437468'])
		expect(await found(text), text).toEqual(['manette']);
	for (const text of ['%_', '02', 'manette inconnue']) expect(await found(text), text).toEqual([]);
});
