import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { batchOf, begin, bring, type Importer, rowsOf, sayColumns, writeTable } from '#exchange/server';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { addOrganization } from '#network/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { bookSeries, reservationList, spaceBySlug, spaceImporter, spaces, standingImporter } from './index.ts';
import { asked, house, moment, space } from './spaces.fixture.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await house('quai');
	await house('gare');
});

const csv = (text: string) => ({ name: 'test.csv', bytes: new TextEncoder().encode(text) });
const exported = async (importer: Importer) =>
	Buffer.from((await writeTable(await importer.table('fr'), 'csv')).content).toString();

async function dryRun(importer: Importer, text: string): Promise<string> {
	const id = await bring(importer, csv(text), null);
	await sayColumns(importer, id, (await batchOf(id)).mapping);
	await begin(importer, id, 'check');
	return id;
}
async function run(importer: Importer, text: string): Promise<string> {
	const id = await dryRun(importer, text);
	await begin(importer, id, 'apply');
	return id;
}
const states = async (id: string) =>
	(await rowsOf(id, { state: '', limit: 100 })).rows.map(({ number, state }) => [number, state]);
const faults = async (id: string) =>
	(await rowsOf(id, { state: 'bad', limit: 100 })).rows.flatMap(({ problems }) =>
		problems.map(({ row, letter, key }) => [row, letter, key])
	);

const rooms = `Salle;Lieu;Type;Capacité;Nombre;Équipement;De plain-pied;Lundi;Mardi;Parties
Salle bleue;quai;Salle;40;;écran, tableau;oui;9h-12h30, 13h30-18h;fermé;
Salle verte;quai;room;12;;;non;;;
Bleue et verte;quai;salle;52;;;;;;Salle bleue, Salle verte
Postes;quai;Werkplekken;;8;;;24h/24;;
Sans lieu;ailleurs;Salle;;;;;;;
Genre;quai;Piscine;;;;peut-être;de bonne heure;;
`;

test('a list of rooms is tried with every fault by line and column, imported, and taken back', async () => {
	const tried = await dryRun(spaceImporter, rooms);
	expect(await faults(tried)).toEqual([
		[6, 'B', 'exchange_wrong_place'],
		[7, 'C', 'exchange_wrong_choice'],
		[7, 'G', 'exchange_wrong_yes_no'],
		[7, 'H', 'house_hours_unread']
	]);
	expect(await spaces()).toEqual([]);
	await begin(spaceImporter, tried, 'apply');
	expect(await batchOf(tried)).toMatchObject({ state: 'done', failure: null });
	expect(await spaceBySlug('salle-bleue')).toMatchObject({
		...{ kind: 'room', capacity: 40, equipment: ['écran', 'tableau'], stepFree: true, units: 1 },
		hours: [
			[
				[540, 750],
				[810, 1080]
			],
			[],
			[[540, 1080]],
			[[540, 1080]],
			[[540, 1080]],
			[],
			[]
		]
	});
	expect(await spaceBySlug('bleue-et-verte')).toMatchObject({ parts: ['salle-bleue', 'salle-verte'], units: 2 });
	expect(await spaceBySlug('postes')).toMatchObject({ kind: 'desks', units: 8 });
	const once = await exported(spaceImporter);
	const again = await run(spaceImporter, rooms);
	expect((await states(again)).map(([, state]) => state)).toEqual([
		...Array.from({ length: 4 }, () => 'unchanged'),
		...['bad', 'bad']
	]);
	expect((await states(await dryRun(spaceImporter, once))).every(([, state]) => state === 'unchanged')).toBe(true);
	expect(await exported(spaceImporter)).toBe(once);
	await begin(spaceImporter, tried, 'undo');
	expect(await batchOf(tried)).toMatchObject({ state: 'undone' });
	expect(await spaces()).toEqual([]);
});

const standing = (text: string) => `Espace;Date;De;À;Répéter;Jusqu’au;Pour qui;Personnes;Organisation\n${text}`;

test('standing bookings are booked all or not at all, and what is taken is said by line', async () => {
	const salle = await space('gare', 'atelier');
	const nothing = { website: null, founded: null, status: null, statusAsOf: null, lat: null, lon: null };
	const [known, kind] = [{ formerNames: [], sectors: [], sources: [], locality: 'Mons' }, 'company' as const];
	const sentence = { source: 'fr', fr: 'Elle paie.' } as const;
	const maison = await transaction((tx) =>
		addOrganization(tx, { ...known, ...nothing, kind, name: 'Maison', sentence }, { actor: null, source: 'desk' })
	);
	const monday = '2027-03-01';
	const taken = { startsAt: moment('10:00', '2027-03-15'), endsAt: moment('11:00', '2027-03-15') };
	await transaction((tx) => bookSeries(tx, salle, asked('01:00', '02:00'), [taken], { actor: null, source: 'desk' }));
	const text = standing(
		[
			`atelier;${monday};9h;12h;chaque semaine;22/03/2027;Chorale;30`,
			`atelier;2/3/2027;9:00;12:00;;;Zoé;;Maison`,
			`ailleurs;2/3/2027;9:00;12:00;;;Zoé;`,
			`atelier;3/3/2027;12:00;9:00;;;Zoé;`
		].join('\n')
	);
	const tried = await dryRun(standingImporter, text);
	expect(await faults(tried)).toEqual([
		[2, 'B', 'house_line_taken'],
		[4, 'A', 'house_line_space'],
		[5, 'D', 'spaces_ends_first']
	]);
	await begin(standingImporter, tried, 'apply');
	const listed = async () =>
		(await reservationList({ keepers: null, state: 'standing' }, { offset: 0, limit: 50 })).rows.map(
			({ name, startsAt }) => [name, startsAt.toISOString()]
		);
	const before = [['Zoé Delvaux', taken.startsAt.toISOString()]];
	expect(await listed()).toEqual([['Zoé', moment('09:00', '2027-03-02').toISOString()], ...before]);
	await begin(standingImporter, tried, 'undo');
	expect(await listed()).toEqual(before);
	const { rows } = await sql`select from spaces.reservation where organization = ${maison}`.execute(db);
	expect(rows).toEqual([]);

	const twice = await run(
		standingImporter,
		standing([`atelier;5/4/2027;9:00;12:00;;;Ann;`, `atelier;5/4/2027;11:00;13:00;;;Bob;`].join('\n'))
	);
	expect(await batchOf(twice)).toMatchObject({ failure: { key: 'spaces_taken', row: 3 } });
	expect(await listed()).toEqual(before);
	const series = await run(
		standingImporter,
		standing(`atelier;${monday};13:00;15:00;chaque semaine;22/03/2027;Chorale;30`)
	);
	expect(await batchOf(series)).toMatchObject({ state: 'done', failure: null });
	expect((await listed()).length).toBe(5);
	expect(await exported(standingImporter)).toContain('Chorale');
});
