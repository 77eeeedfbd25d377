import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import {
	addStage,
	planItem,
	publishOffering,
	schedule,
	setTheme,
	trashItem,
	trashOffering,
	writeOffering
} from '#agenda/server';
import type { Audience } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOrganization, keepProfile, publishProfile, trashOrganization, withdrawProfile } from '#network/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { nouns } from '../../nouns.ts';
import { calledSoFirst } from './called.ts';
import { search } from './search.ts';

const desk = { actor: null, source: 'desk' } as const;
const fr = (text: string) => ({ source: 'fr', fr: text }) as const;
const member = { id: crypto.randomUUID() };
let studio: string;
let festival: { id: string; offering: string };

beforeAll(async () => {
	await testDatabase();
	studio = await organization('studio-ondine', 'Studio Ondine', 'Des jeux vidéo d’auteur, faits à Mons.');
	await organization('brasserie', 'Brasserie du Canal', 'Une bière blonde, brassée au Cœur du Hainaut.');
	festival = await activity();
	await somebody('Anaïs Delétang', 'everyone', 'signed_in');
	await somebody('Hugo Caché', 'signed_in', 'everyone');
});

const activity = () =>
	transaction(async (tx) => {
		const title = { ...fr('Créativité numérique'), en: 'Digital making' };
		const offering = await writeOffering(tx, {
			...{ slug: 'pixels', kind: 'talk', area: 'agenda', title, summary: fr('Résumé.'), body: null },
			...{ organization: 'brasserie', sectors: [], audience: null, price: null, minAge: null, maxAge: null },
			...{ languages: ['fr'], fictional: true, accessNotes: null, registration: 'open', externalUrl: null },
			...{ picture: null, operation: null, contact: null }
		});
		await publishOffering(tx, offering, desk);
		const startsAt = new Date(Date.now() + 86_400_000);
		const { id } = await schedule(
			tx,
			offering,
			{
				...{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), timeZone: 'Europe/Brussels', place: null },
				...{ capacity: 10, waiting: true, offerMinutes: null, mode: 'on_site', onlineUrl: null, theme: null }
			},
			desk
		);
		return { id, offering };
	});

const somebody = (name: string, shownName: Audience, shownProfile: Audience) =>
	transaction(async (tx) => {
		const id = await findOrMakePerson(tx, { name, email: `${name.length}@exemple.invalid`, locale: 'fr' });
		await show(tx, id, 'name', shownName);
		await show(tx, id, 'profile', shownProfile);
		const nothing = { about: null, locality: null, website: null, links: [], picture: null, openTo: [], skills: [] };
		await keepProfile(tx, id, { ...nothing, headline: fr('Dessine des jeux') }, desk);
		await publishProfile(tx, id, desk);
	});

const organization = (slug: string, name: string, sentence: string) =>
	transaction((tx) =>
		addOrganization(
			tx,
			{
				slug,
				name,
				formerNames: [],
				kind: 'company',
				sentence: { source: 'fr', fr: sentence },
				sectors: ['gaming'],
				locality: 'Mons',
				lat: null,
				lon: null,
				website: null,
				founded: null,
				status: null,
				statusAsOf: null,
				sources: [],
				fictional: true
			} as Parameters<typeof addOrganization>[1],
			desk
		)
	);

const titles = async (kind: string, text: string, viewer: { id: string } | null = null): Promise<string[]> =>
	((await search(nouns, { text, limit: 10 }, viewer)).kinds[kind]?.found ?? []).map(
		({ title }) => title[title.source] ?? ''
	);

test.each(['jeux video', 'JEU VIDÉO', 'vidéos', 'jeu vid', 'd’auteur à Mons', 'ondine', 'Ondine studio'])(
	'« %s » finds the studio that makes « jeux vidéo d’auteur »',
	async (text) => {
		expect(await titles('organization', text)).toEqual(['Studio Ondine']);
	}
);

test('all words must be found, and ligatures are letters', async () => {
	expect(await titles('organization', 'jeux bière')).toEqual([]);
	expect(await titles('organization', 'coeur du hainaut')).toEqual(['Brasserie du Canal']);
});

test('every language is searched by its own rules', async () => {
	expect(await titles('offering', 'créativ')).toEqual(['Créativité numérique']);
	expect(await titles('offering', 'makes digital')).toEqual(['Créativité numérique']);
});

test('the theme of a séance finds its activity', async () => {
	await transaction((tx) => setTheme(tx, festival.id, { source: 'fr', fr: 'Les zèbres imprimés en 3D' }, desk));
	expect(await titles('offering', 'zebre 3d')).toEqual(['Créativité numérique']);
});

test('what is on the programme of a festival, and who is on stage, find its activity', async () => {
	const item = await transaction(async (tx) => {
		const stage = await addStage(tx, festival.offering, { name: fr('Grande scène'), place: null }, desk);
		const startsAt = new Date(Date.now() + 86_400_000);
		return planItem(
			tx,
			festival.offering,
			{
				...{ stage, track: null, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), summary: null },
				...{ title: fr('Réparer une vieille console'), people: 'Soraya Soudure', language: null, minAge: null },
				...{ url: null, occurrence: null }
			},
			desk
		);
	});
	expect(await titles('offering', 'consoles')).toEqual(['Créativité numérique']);
	expect(await titles('offering', 'soudure')).toEqual(['Créativité numérique']);
	await transaction((tx) => trashItem(tx, festival.offering, item, true, desk));
	expect(await titles('offering', 'consoles')).toEqual([]);
});

test('what is spelt nearly so is found when nothing else is', async () => {
	const { near, kinds } = await search(nouns, { text: 'Ondyne', limit: 10 }, null);
	expect([near, kinds.organization?.found.map(({ path }) => path)]).toEqual([true, ['/network/studio-ondine']]);
});

test('a person is found by what she shows to the reader, and by nothing else', async () => {
	expect(await titles('person', 'deletang')).toEqual(['Anaïs Delétang']);
	expect(await titles('person', 'dessine')).toEqual([]);
	expect(await titles('person', 'dessine', member)).toEqual(expect.arrayContaining(['Anaïs Delétang']));
	expect(await titles('person', 'caché')).toEqual([]);
	expect(await titles('person', 'caché', member)).toEqual(['Hugo Caché']);
	const { person } = (await search(nouns, { text: 'deletang', limit: 1 }, null)).kinds;
	expect(person?.found[0]).toMatchObject({ summary: null, picture: null });
});

test('what is hidden, withdrawn or in the trash is gone in the same moment', async () => {
	const { rows } = await sql<{ id: string }>`select id from identity.person where name like 'Ana%'`.execute(db);
	const person = rows[0]?.id ?? '';
	await transaction((tx) => show(tx, person, 'name', 'nobody'));
	expect(await titles('person', 'deletang', member)).toEqual([]);
	await transaction((tx) => show(tx, person, 'name', 'everyone'));
	await transaction((tx) => withdrawProfile(tx, person, desk));
	expect(await titles('person', 'deletang')).toEqual([]);
	await transaction((tx) => trashOrganization(tx, studio, desk));
	expect(await titles('organization', 'ondine')).toEqual([]);
	await transaction((tx) => trashOffering(tx, festival.offering, desk, { callOff: true }));
	expect(await titles('offering', 'créativité')).toEqual([]);
});

test.each(['', '   ', '!!!', '\\ : * & | !', '((', "'; drop table", '<->', 'de la'])(
	'« %s » is a question like another',
	async (text) => {
		await expect(search(nouns, { text, limit: 5 }, null)).resolves.toBeDefined();
	}
);

test('pages of the program are found by what stands on top of them, also behind an elided article', async () => {
	expect(await titles('front', 'la lettre')).toContain('La lettre du hub');
	expect(await titles('page', 'accessibilité')).toEqual(['Accessibilité']);
	expect(await titles('front', 'l’agenda')).toContain('Agenda');
	expect(await titles('front', 'rien de tel')).toEqual([]);
});

test('what is called as was asked comes before what speaks of it', () => {
	const found = (kind: string, title: string) => ({
		...{ kind, total: 1, sectors: {} },
		found: [{ ...{ kind, id: kind, path: '/', summary: null, picture: null, at: null, score: 1 }, title: fr(title) }]
	});
	const kinds = [found('offering', 'Atelier du samedi'), found('person', 'Anaïs Delétang')];
	const order = (text: string) => calledSoFirst(text, kinds).map(({ kind }) => kind);
	expect(order('anais deletang')).toEqual(['person', 'offering']);
	expect(order('samedi')).toEqual(['offering', 'person']);
});
