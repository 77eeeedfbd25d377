import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import {
	type Answer,
	answerAll,
	answerWords,
	batchOf,
	begin,
	bring,
	type Importer,
	madeWords,
	problemsOf,
	rowsOf,
	sayColumns,
	unknownWords,
	writeTable
} from '#exchange/server';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { addOrganization, addPlace, organizations, peopleImporter } from '#network/server';
import { addSpace } from '#spaces/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { knownActivities } from './import-known.ts';
import { activityImporter } from './index.ts';

const by = { actor: null, source: 'desk' } as const;

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
	const known = { locality: 'Mons', lat: null, lon: null };
	await transaction(async (tx) => {
		await addOrganization(
			tx,
			{
				...known,
				name: 'La Fabrique',
				kind: 'hub',
				sentence: { source: 'fr', fr: 'Une équipe.' },
				sectors: [],
				formerNames: [],
				website: null,
				founded: null,
				status: null,
				statusAsOf: null,
				sources: []
			},
			by
		);
		await addPlace(
			tx,
			{
				...known,
				slug: 'quai',
				name: 'Le Quai',
				kind: 'room',
				sentence: null,
				organization: 'la-fabrique',
				address: null
			},
			by
		);
	});
});

const exported = async () =>
	Buffer.from((await writeTable(await activityImporter.table('fr'), 'csv')).content).toString();
async function dryRun(text: string, importer: Importer = activityImporter): Promise<string> {
	const id = await bring(importer, { name: 'x.csv', bytes: new TextEncoder().encode(text) }, null);
	await sayColumns(importer, id, (await batchOf(id)).mapping);
	await begin(importer, id, 'check');
	return id;
}
async function run(text: string): Promise<string> {
	const id = await dryRun(text);
	await begin(activityImporter, id, 'apply');
	return id;
}

const season = `Titre;Organisation;Date;Heure;Heure de fin;Lieu;Places;Publiée;Thème
Café numérique;La Fabrique;25/11/2026;18h30;20:30;Le Quai;40;oui;Les jeux
Café numérique;La Fabrique;2.12.26;18.30;;;40;oui;
Nuit blanche;la-fabrique;31/12/2026;22:00;02:00;Quai;;;
Nulle part;La Fabrique;30/02/2027;18:00;;Lune;;;
Sans heure;La Fabrique;5/3/2027;;;;;;
`;

test('a season comes in as activities with their séances, comes back unchanged, and is taken back', async () => {
	const before = await exported();
	const id = await run(season);
	const { rows } = await rowsOf(id, { state: 'bad', limit: 9 });
	expect(rows.map(({ problems }) => problems.map(({ row, letter, key }) => `${letter}${row} ${key}`))).toEqual([
		['C5 exchange_wrong_date_none', 'F5 exchange_wrong_place'],
		['D6 exchange_wrong_time_missing']
	]);
	const all = await knownActivities(db);
	expect(all.map(({ given, published, seances }) => [given.title.fr, published, seances.length])).toEqual([
		['Café numérique', true, 2],
		['Nuit blanche', false, 1]
	]);
	expect(all[0]?.seances[0]).toMatchObject({
		startsAt: new Date('2026-11-25T17:30:00Z'),
		place: 'quai',
		capacity: 40,
		theme: { fr: 'Les jeux' }
	});
	expect(all[1]?.seances[0]).toMatchObject({ endsAt: new Date('2027-01-01T01:00:00Z') });
	const again = await dryRun(season);
	expect((await batchOf(again)).counts).toEqual({ unchanged: 3, bad: 2 });
	const back = await dryRun(await exported());
	expect((await batchOf(back)).counts).toEqual({ unchanged: 3 });

	const once = await exported();
	const changed = await run(
		'Titre;Organisation;Date;Heure;Lieu;Nombre de places;Prix;Ouverture;Date limite\nCafé numérique;La Fabrique;25/11/2026;18:30;Le Quai;60;Gratuit;1/11/2026 9:00;20/11/2026\nCafé numérique;La Fabrique;9/12/2026;18:30;Le Quai;60;Gratuit;;\nCafé numérique;La Fabrique;2/12/2026;18:30;;;;2/11/2026;1/11/2026\n'
	);
	expect((await knownActivities(db))[0]).toMatchObject({
		given: { price: { fr: 'Gratuit' } },
		seances: [
			{
				capacity: 60,
				registrationFrom: new Date('2026-11-01T08:00:00Z'),
				registrationUntil: new Date('2026-11-20T22:59:00Z')
			},
			{ capacity: 40, registrationFrom: null },
			{ capacity: 60 }
		]
	});
	expect((await problemsOf(changed)).map(({ letter, row, key }) => `${letter}${row} ${key}`)).toEqual([
		'I4 activities_closes_first'
	]);
	expect((await batchOf(await dryRun(await exported()))).counts).toEqual({ unchanged: 4 });
	await begin(activityImporter, changed, 'undo');
	expect(await exported()).toBe(once);
	await begin(activityImporter, id, 'undo');
	expect(await batchOf(id)).toMatchObject({ state: 'undone', counts: { kept: 0 } });
	expect(await exported()).toBe(before);
});

test('an activity that two rows of one file changed is taken back to what it was before the file', async () => {
	await run('Titre;Organisation;Prix\nDeux prix;La Fabrique;5 €\n');
	const before = await exported();
	const id = await run(
		'Titre;Organisation;Date;Heure;Prix\nDeux prix;La Fabrique;4/1/2027;18:00;6 €\nDeux prix;La Fabrique;5/1/2027;18:00;7 €\n'
	);
	expect(await batchOf(id)).toMatchObject({ state: 'done', counts: { changed: 2 } });
	// kept before these fields came
	await sql`update exchange.row set made = (select jsonb_agg(one #- '{after,given,coOrganizers}' #- '{before,given,coOrganizers}'
		#- '{before,given,formatted}' #- '{after,given,formatted}' #- '{after,cancelReason}' #- '{after,cancelled}') from jsonb_array_elements(made) one)
		where batch = ${id} and made <> '[]'`.execute(db);
	await begin(activityImporter, id, 'undo');
	expect(await batchOf(id)).toMatchObject({ counts: { kept: 0 } });
	expect(await exported()).toBe(before);
});

test('a table names rooms: what is none is said with those there are, what is taken is kept as a clash and counted', async () => {
	const hours = Array.from({ length: 7 }, () => [[0, 1440] as [number, number]]);
	const room = { place: 'quai', kind: 'room', hours, closedOnHolidays: false } as const;
	await transaction((tx) => addSpace(tx, { ...room, slug: 'grande', name: { source: 'fr', fr: 'Grande salle' } }, by));
	const before = await exported();
	const id = await run(
		`Titre;Organisation;Date;Heure;Lieu;Salle
Concert;La Fabrique;12/1/2027;18:00;Le Quai;grande SALLE
Débat;La Fabrique;12/1/2027;19:00;;Grande salle
Film;La Fabrique;12/1/2027;21:00;Le Quai;Petite salle
`
	);
	expect(await batchOf(id)).toMatchObject({ state: 'done', counts: { new: 2, bad: 1, clashes: 1 } });
	const { rows } = await rowsOf(id, { state: 'bad', limit: 9 });
	expect(rows[0]?.problems).toMatchObject([{ key: 'exchange_wrong_room', params: { choices: 'Grande salle' } }]);
	const all = (await knownActivities(db)).flatMap(({ seances }) =>
		seances.map(({ place, space }) => `${place} ${space}`)
	);
	expect(all.filter((where) => where.endsWith('grande'))).toEqual(['quai grande', 'quai grande']);
	const back = await dryRun(await exported());
	expect((await batchOf(back)).counts.changed).toBeUndefined();
	await begin(activityImporter, id, 'undo');
	expect(await exported()).toBe(before);
	const { rows: left } = await sql<{ count: number }>`select count(*)::int as count from spaces.allocation`.execute(db);
	expect(left).toEqual([{ count: 0 }]);
});

const names = async () => (await organizations()).map(({ name }) => name);

async function answer(importer: Importer, id: string, said: Readonly<Record<string, Answer>>): Promise<void> {
	const { words } = await unknownWords(importer, id, { limit: 99 });
	const answers = words.flatMap(({ id: word, word: text }) => (said[text] ? [[word, said[text]] as const] : []));
	await answerWords(importer, id, new Map(answers));
	await begin(importer, id, 'check');
}
const create: Answer = { answer: 'create', value: null };
const empty: Answer = { answer: 'empty', value: null };
const take = (value: string): Answer => ({ answer: 'take', value });

const unknown = `Titre;Organisation;Date;Heure;Lieu;Type;Secteurs;Langues;Publiée
Un;Les Inconnus ASBL;25/11/2027;18:30;Le Hangar;Attelier;Jeux vidéos, Alchimie;françai;peut-être
Deux;Les Inconnus asbl;26/11/2027;18:30;le hangar;;Alchimie;;
Trois;<b>Nouveau</b>;27/11/2027;25:61;Le Hangar;Sabbat;;;
`;

test('an unknown word is asked about once, with what is nearest, and all faults of a row are told', async () => {
	const id = await dryRun(unknown);
	expect((await batchOf(id)).counts).toEqual({ bad: 3 });
	const told = (await problemsOf(id)).filter(({ row }) => row === 4).map(({ letter }) => letter);
	expect(told.sort()).toEqual(['B', 'D', 'E', 'F']);
	const { words, open } = await unknownWords(activityImporter, id, { limit: 99 });
	expect(open).toBe(words.length);
	const said = Object.fromEntries(
		words.map(({ word, rows, near, creatable }) => [
			word,
			[rows, (near[0]?.like ?? 0) >= 0.7 ? near[0]?.value : null, creatable]
		])
	);
	expect(said).toMatchObject({
		'Les Inconnus ASBL': [2, null, true],
		'Le Hangar': [3, null, true],
		Attelier: [1, 'workshop', false],
		'Jeux vidéos': [1, 'gaming', true],
		Alchimie: [2, null, true],
		françai: [1, 'fr', false],
		Sabbat: [1, null, false],
		'<b>Nouveau</b>': [1, null, true]
	});
	await answer(activityImporter, id, {
		'Les Inconnus ASBL': create,
		'Le Hangar': create,
		Attelier: take('workshop'),
		'Jeux vidéos': take('gaming'),
		Alchimie: create,
		françai: take('fr'),
		'peut-être': empty,
		Sabbat: empty,
		'<b>Nouveau</b>': create
	});
	expect((await batchOf(id)).counts).toEqual({ new: 2, bad: 1 });
	expect((await problemsOf(id)).map(({ letter, row }) => `${letter}${row}`)).toEqual(['D4']);
	const { rows } = await sql`select from network.organization where name = 'Les Inconnus ASBL'`.execute(db);
	expect(rows).toEqual([]);

	await begin(activityImporter, id, 'apply');
	expect((await batchOf(id)).counts).toEqual({ new: 2, bad: 1, written: 2, skipped: 1 });
	const made = (await activityImporter.table('fr')).rows.filter(({ date }) => String(date).startsWith('2027-11'));
	expect(made).toMatchObject([
		{
			title_fr: 'Un',
			organization: 'les-inconnus-asbl',
			place: 'le-hangar',
			sectors: 'gaming; alchimie',
			languages: 'fr'
		},
		{ title_fr: 'Deux', organization: 'les-inconnus-asbl', place: 'le-hangar', sectors: 'alchimie' }
	]);
	expect(await names()).toContain('<b>Nouveau</b>');
	// what is used meanwhile stays
	await begin(
		peopleImporter,
		await dryRun('Nom;Organisation\nIda Restée;Les Inconnus ASBL\n', peopleImporter),
		'apply'
	);
	await begin(activityImporter, id, 'undo');
	expect((await batchOf(id)).counts).toMatchObject({ kept: 0, words: 1 });
	expect((await madeWords(id)).filter(({ stays }) => stays)).toMatchObject([{ word: 'Les Inconnus ASBL' }]);
	expect(await names()).not.toContain('<b>Nouveau</b>');
	const left =
		await sql`select slug from network.sector where slug = 'alchimie' union select slug from network.place where slug = 'le-hangar'`.execute(
			db
		);
	expect(left.rows).toEqual([]);
});

test('what came in between is not made twice, and what cannot be is not heard', async () => {
	const list = 'Nom;Organisation\nZoé Double;La Double SRL\n';
	const [first, second] = [
		await dryRun(list, peopleImporter),
		await dryRun(list.replace('Zoé', 'Yan'), peopleImporter)
	];
	await answerAll(peopleImporter, first, 'create');
	await begin(peopleImporter, first, 'check');
	await Promise.all([answerAll(peopleImporter, second, 'create'), answerAll(peopleImporter, second, 'create')]);
	await begin(peopleImporter, second, 'check');
	await begin(peopleImporter, first, 'apply');
	await begin(peopleImporter, second, 'apply');
	expect((await names()).filter((name) => name === 'La Double SRL')).toHaveLength(1);
	expect(await madeWords(second)).toEqual([]);
	await expect(answerAll(peopleImporter, first, 'create')).rejects.toMatchObject({ code: 'exchange_is_done' });

	const id = await dryRun('Titre;Organisation;Type\nX;Personne;Sabbat\n');
	await answer(activityImporter, id, { Personne: empty, Sabbat: take('no-such-kind') });
	expect(await unknownWords(activityImporter, id, { limit: 9 })).toMatchObject({ open: 2 });
	await answer(activityImporter, id, { Personne: take('la-double-srl'), Sabbat: create });
	expect(await unknownWords(activityImporter, id, { limit: 9 })).toMatchObject({ open: 1 });
});
