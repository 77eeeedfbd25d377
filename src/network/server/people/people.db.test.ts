import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { erasePerson as eraseIdentity } from '#kernel/identity/server/erasure.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	changePerson,
	keepProfile,
	knownPeople,
	knownPerson,
	namesakes,
	ownProfile,
	peopleFacets,
	profileBySlug,
	publishProfile,
	skillsLike,
	visiblePeople,
	withdrawProfile
} from '../index.ts';
import { network } from '../module.ts';
import { by, profile, somebody, someSkills } from './people.fixture.ts';
import { trashProfile } from './profiles.ts';

const everyone = { name: 'everyone', profile: 'everyone' } as const;
const page = { limit: 50 };
const member = { id: '0190a000-0000-7000-8000-000000000001' };
const names = async (viewer: { id: string } | null, query = {}) =>
	(await visiblePeople(viewer, { ...page, ...query })).people.map(({ name }) => name);

beforeAll(async () => {
	await testDatabase();
	await somebody('Zoé Publique', {
		shows: { ...everyone, contact: 'signed_in' },
		profile: { skills: await someSkills(2) }
	});
	await somebody('Ana Membre', { shows: { name: 'signed_in', profile: 'signed_in' } });
	await somebody('Bob Nom', { shows: { name: 'everyone' } });
	await somebody('Cal Caché');
	await somebody('Dan Brouillon', { shows: everyone, published: false });
	await somebody('Eva Mineure', { shows: everyone, birthYear: new Date().getFullYear() - 12 });
});

test('a visitor sees who shows herself to everyone, a member also who shows herself to members, and nobody is counted whom one does not see', async () => {
	expect(await names(null)).toEqual(['Bob Nom', 'Zoé Publique']);
	expect(await names(member)).toEqual(['Ana Membre', 'Bob Nom', 'Zoé Publique']);
	expect((await visiblePeople(null, { limit: 1 })).total).toBe(2);
	expect((await visiblePeople(null, { limit: 1, offset: 1 })).people).toMatchObject([{ name: 'Zoé Publique' }]);
});

test('what she does not show is neither shown, searched nor counted', async () => {
	expect(await names(null, { text: 'DESSINE louviere' })).toEqual(['Zoé Publique']);
	expect(await names(null, { text: 'zoe publique' })).toEqual(['Zoé Publique']);
	expect(await names(null, { text: 'bob' })).toEqual(['Bob Nom']);
	expect(await names(null, { locality: 'La Louvière' })).toEqual(['Zoé Publique']);
	const [skill = ''] = await someSkills(1);
	expect(await names(null, { skill })).toEqual(['Zoé Publique']);
	const { people } = await visiblePeople(null, { ...page, text: 'bob' });
	expect(people).toMatchObject([{ headline: null, locality: null, openTo: [], skills: [] }]);
	expect(await peopleFacets(null)).toMatchObject({ localities: ['La Louvière'], skills: [{ count: 1 }, { count: 1 }] });
});

test('hostile words find nobody and break nothing', async () => {
	for (const text of ["%_\\'; drop table x", '\0', '\ud800', 'a'.repeat(10_000)])
		expect(await names(member, { text: `zzz ${text}` })).toEqual([]);
	expect(await names(member, { skill: "'}", locality: '\u202e' })).toEqual([]);
});

test('a page is cut group by group, and who may not know of it finds nothing', async () => {
	expect(await profileBySlug('zoe-publique', null)).toMatchObject({
		email: null,
		website: null,
		about: { fr: expect.any(String) },
		shown: ['name', 'profile']
	});
	expect(await profileBySlug('zoe-publique', member)).toMatchObject({
		email: 'zo.publique@exemple.invalid',
		website: 'https://example.org/'
	});
	for (const slug of ['ana-membre', 'cal-cache', 'dan-brouillon', 'eva-mineure', 'nobody'])
		await expect(profileBySlug(slug, null), slug).rejects.toMatchObject({ status: 404 });
	await expect(profileBySlug('cal-cache', member)).rejects.toMatchObject({ status: 404 });
	const { people } = await knownPeople({ text: 'dan', sort: 'name', descending: false, limit: 9, offset: 0 });
	expect(await profileBySlug('dan-brouillon', { id: people[0]?.id ?? '' })).toMatchObject({
		published: false,
		shown: expect.arrayContaining(['contact'])
	});
});

test('a namesake gets an address of her own, publishing twice tells once, and a withdrawn profile is nowhere', async () => {
	const id = await somebody('Zoe Publique', { shows: everyone });
	const other = await transaction((tx) => findOrMakePerson(tx, { name: 'Zoé Publique', email: null, locale: 'fr' }));
	await transaction((tx) => keepProfile(tx, other, profile(), by));
	expect((await ownProfile(other))?.slug).toMatch(/^zoe-publique-\d$/);
	expect((await namesakes(other)).map((one) => one.id)).toContain(id);
	await transaction((tx) => publishProfile(tx, id, by));
	await transaction((tx) => withdrawProfile(tx, id, by));
	await transaction((tx) => withdrawProfile(tx, id, by));
	const { rows } = await sql<{ verb: string }>`select verb from kernel.activity where verb like 'network.profile%'
		and object = (select pseudonym from kernel.pseudonym where subject = ${id}) order by recorded_at`.execute(db);
	expect(rows.map(({ verb }) => verb)).toEqual(['network.profile_published', 'network.profile_withdrawn']);
	expect(await names(null)).toEqual(['Bob Nom', 'Zoé Publique']);
});

test('the log says that somebody rewrote or hid herself, not what; a draft, and the same again, it does not tell', async () => {
	const id = await somebody('Réa Secrète', { shows: everyone, published: false });
	const keep = (told: Parameters<typeof profile>[0]) => transaction((tx) => keepProfile(tx, id, profile(told), by));
	await keep({ headline: { source: 'fr', fr: 'Un mot de trop' } });
	await transaction((tx) => publishProfile(tx, id, by));
	for (const _ of [1, 2]) await keep({ headline: { source: 'fr', fr: 'Plus un mot' } });
	for (const _ of [1, 2]) await transaction((tx) => show(tx, id, 'name', 'nobody'));
	for (const trashed of [true, true, false, false]) await transaction((tx) => trashProfile(tx, id, trashed, by));
	await transaction((tx) => changePerson(tx, id, { name: 'Autre', email: null, locale: 'fr', birthYear: 1980 }, by));
	const { rows } = await sql<{ verb: string; told: string }>`
		select verb, detail || jsonb_build_object('s', (select words from kernel.activity_sealed s where s.activity = a.id)) as told
		from kernel.activity a where object = (select pseudonym from kernel.pseudonym where subject = ${id}) order by recorded_at`.execute(
		db
	);
	expect(rows.map(({ verb }) => verb.split('.')[1])).toEqual([
		...['visibility_chosen', 'visibility_chosen', 'profile_published', 'profile_changed', 'visibility_chosen'],
		...['profile_trashed', 'profile_restored', 'changed']
	]);
	for (const { told } of rows) expect(told).toEqual({ s: null });
});

test('what is in the trash is nowhere, not even for herself', async () => {
	const id = await somebody('Tia Corbeille', { shows: everyone });
	await transaction((tx) => trashProfile(tx, id, true, by));
	await expect(profileBySlug('tia-corbeille', { id })).rejects.toMatchObject({ status: 404 });
	expect(await names({ id }, { text: 'tia' })).toEqual([]);
});

test('skills are found by the beginning of a word in either language, without accents', async () => {
	const found = await skillsLike('jeu video');
	expect(found.length).toBeGreaterThan(0);
	expect((await skillsLike('python'))[0]?.label.fr).toMatch(/^Python/);
	expect((await skillsLike('ELECTRONIQUE')).length).toBeGreaterThan(0);
	expect(await skillsLike('')).toEqual([]);
	const id = await somebody('Pia Talent');
	await expect(
		transaction((tx) => keepProfile(tx, id, profile({ skills: ['https://example.org/none'] }), by))
	).rejects.toMatchObject({
		code: 'people_skill_unknown'
	});
});

test('the team knows everybody, narrowed as it asks, and cannot take over an account by its address', async () => {
	const list = { sort: 'name', descending: false, limit: 50, offset: 0 } as const;
	const public_ = await knownPeople({ ...list, shown: 'everyone' });
	expect(public_.people.map(({ name }) => name)).toEqual(['Bob Nom', 'Zoé Publique']);
	expect((await knownPeople({ ...list, shown: 'signed_in' })).people.map(({ name }) => name)).toEqual(['Ana Membre']);
	expect((await knownPeople({ ...list, text: 'cal exemple' })).total).toBe(1);
	const id = await somebody('Lia Compte');
	const change = { name: 'Lia Compte', email: 'lia@exemple.invalid', locale: 'nl', birthYear: 1990 } as const;
	await transaction((tx) => changePerson(tx, id, change, by));
	expect(await knownPerson(id)).toMatchObject({ email: 'lia@exemple.invalid', birthYear: 1990, account: false });
	await expect(
		transaction((tx) => changePerson(tx, id, { ...change, email: 'bob.nom@exemple.invalid' }, by))
	).rejects.toMatchObject({ code: 'people_email_taken' });
	// whoever could write her own address here would have the role
	const waiting = await somebody('Mia Attend');
	await transaction((tx) => grant(tx, { person: waiting, role: 'admin', scope: null, by: null, source: 'desk' }));
	await expect(
		transaction((tx) => changePerson(tx, waiting, { ...change, email: 'thief@exemple.invalid' }, by))
	).rejects.toMatchObject({ code: 'people_email_account' });
	await sql`insert into identity."user" ("id", "name", "email", "emailVerified") values (${id}, '', 'lia@exemple.invalid', true)`.execute(
		db
	);
	await expect(
		transaction((tx) => changePerson(tx, id, { ...change, email: 'thief@exemple.invalid' }, by))
	).rejects.toMatchObject({ code: 'people_email_account' });
});

test('a person takes out what is kept about her, and nothing of it stays when she is erased', async () => {
	const id = await somebody('Eli Partie', { shows: everyone, profile: { skills: await someSkills(1) } });
	expect(await network.export?.(id)).toMatchObject({
		profile: [{ slug: 'eli-partie' }],
		skills: [{}],
		affiliations: [],
		credits: []
	});
	await transaction(async (tx) => {
		await network.erase?.(tx, id);
		await eraseIdentity(tx, id);
	});
	expect(await ownProfile(id)).toBeNull();
	await expect(profileBySlug('eli-partie', null)).rejects.toMatchObject({ status: 404 });
	await expect(knownPerson(id)).rejects.toMatchObject({ status: 404 });
	await expect(transaction((tx) => keepProfile(tx, id, profile(), by))).rejects.toMatchObject({ status: 404 });
});
