import { beforeAll, expect, test } from 'vitest';
import { batchOf, begin, bring, sayColumns, writeTable } from '#exchange/server';
import { db } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { ground } from './agenda.fixture.ts';
import { knownActivities } from './import-known.ts';
import { activityImporter } from './index.ts';

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
	await ground();
});

const exported = async () =>
	Buffer.from((await writeTable(await activityImporter.table('fr'), 'csv')).content).toString();
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

test('a table calls séances off and says why, reads them back, and is taken back', async () => {
	const before = await exported();
	const list = 'Titre;Organisation;Date;Heure;Annulée;Raison de l’annulation;Places\n';
	const row = (day: string, ...rest: string[]) => ['Veillée', 'L’équipe', `${day}/2/2027`, '18:00', ...rest].join(';');
	const first = await run(`${list}${row('1', '', '', '9')}\n${row('2', 'oui', 'La salle est inondée', '9')}\n`);
	const seances = async () => {
		const all = await knownActivities(db);
		return all
			.find(({ given }) => given.title.fr === 'Veillée')
			?.seances.map(({ cancelReason, ...one }) => [one.cancelled, cancelReason?.fr]);
	};
	expect(await seances()).toEqual([
		[false, undefined],
		[true, 'La salle est inondée']
	]);
	expect((await batchOf(await dryRun(await exported()))).counts.changed).toBeUndefined();
	// what does not speak of it changes nothing, and plans no second one
	expect((await batchOf(await dryRun(`${list}${row('2', '', '', '9')}\n`))).counts).toEqual({ unchanged: 1 });
	const once = await exported();
	const second = await run(`${list}${row('1', '', 'Grève des trains', '9')}\n${row('2', 'non', '', '7')}\n`);
	expect(await seances()).toEqual([
		[true, 'Grève des trains'],
		[false, undefined]
	]);
	await begin(activityImporter, second, 'undo');
	expect(await exported()).toBe(once);
	await begin(activityImporter, first, 'undo');
	expect(await exported()).toBe(before);
});
