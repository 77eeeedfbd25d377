import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { batchOf, begin, bring, rowsOf, sayColumns, writeTable } from '#exchange/server';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { addOrganization, addPlace } from '#network/server';
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

const exported = async () => Buffer.from(writeTable(await activityImporter.table('fr'), 'csv').content).toString();
async function dryRun(text: string): Promise<string> {
	const id = await bring(activityImporter, { name: 'x.csv', bytes: new TextEncoder().encode(text) }, null);
	await sayColumns(activityImporter, id, (await batchOf(id)).mapping);
	await begin(activityImporter, id, 'check');
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
		'Titre;Organisation;Date;Heure;Lieu;Nombre de places;Prix\nCafé numérique;La Fabrique;25/11/2026;18:30;Le Quai;60;Gratuit\nCafé numérique;La Fabrique;9/12/2026;18:30;Le Quai;60;Gratuit\n'
	);
	expect((await knownActivities(db))[0]).toMatchObject({
		given: { price: { fr: 'Gratuit' } },
		seances: [{ capacity: 60 }, { capacity: 40 }, { capacity: 60 }]
	});
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
