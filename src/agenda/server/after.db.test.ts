import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage, readFileOf } from '#kernel/server/storage.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { by, factsOf, ground, plan, request, when } from './agenda.fixture.ts';
import {
	addMaterial,
	answerFollowup,
	askFollowup,
	followupsOf,
	hadPlace,
	materialFile,
	materialsOf,
	occurrence,
	register,
	removeMaterial,
	showFollowup,
	tookPart
} from './index.ts';
import { agenda } from './module.ts';

const web = { actor: null, source: 'web' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
const folder = mkdtempSync(join(tmpdir(), 'valley-after-'));

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	openStorage(folder);
	prepareJobs(connection);
	await ground();
});
afterAll(async () => {
	await stopJobs();
	rmSync(folder, { recursive: true });
});

test('what was shown is kept in order, a file is given back only while the activity is published', async () => {
	const { id } = await plan('shown', when(48));
	const slides = { name: 'café.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7') };
	const [file] = await transaction(async (tx) => [
		await addMaterial(tx, id, { kind: 'slides', title: words('Diapositives'), content: { file: slides } }, by),
		await addMaterial(tx, id, { kind: 'link', title: words('Site'), content: { url: 'https://example.org/' } }, by),
		await addMaterial(tx, id, { kind: 'text', title: words('Résumé'), content: { body: words('Trois idées.') } }, by)
	]);
	expect(
		(await materialsOf([id])).map(({ kind, fileName, bytes, url, body }) => [kind, fileName ?? url ?? body?.fr, bytes])
	).toEqual([
		['slides', 'café.pdf', 8],
		['link', 'https://example.org/', null],
		['text', 'Trois idées.', null]
	]);
	const { hash, name } = await materialFile(file);
	expect([name, (await readFileOf(hash)).content.toString()]).toEqual(['café.pdf', '%PDF-1.7']);
	await untold((tx) => sql`update agenda.offering set published_at = null where slug = 'shown'`.execute(tx));
	await expect(materialFile(file)).rejects.toMatchObject({ status: 404 });
	await expect(transaction((tx) => removeMaterial(tx, newId(), file, by))).rejects.toMatchObject({ status: 404 });
	const again = await transaction((tx) =>
		addMaterial(tx, id, { kind: 'slides', title: words('Encore'), content: { file: slides } }, by)
	);
	await transaction((tx) => removeMaterial(tx, id, file, by));
	expect(await materialsOf([id])).toHaveLength(3);
	expect((await readFileOf(hash)).content).toHaveLength(8);
	await transaction((tx) => removeMaterial(tx, id, again, by));
	await expect(readFileOf(hash)).rejects.toMatchObject({ status: 404 });
});

test('who had a place asks; everybody reads it once it is accepted, and no longer when it is hidden', async () => {
	const { id } = await plan('afterwards', when(48, { capacity: 1, waiting: true }));
	const { booking } = await register(request('came@example.org'), id, web);
	const late = await register(request('late@example.org'), id, web);
	const [person, waiting] = [booking.party ?? '', late.booking.party ?? ''];
	expect([await tookPart(person, id), await tookPart(waiting, id), hadPlace(late.booking)]).toEqual([
		true,
		false,
		false
	]);
	const asked = { occurrence: id, person, name: 'Zoé', text: 'Et après ?', locale: 'fr' as const };
	const question = await transaction((tx) => askFollowup(tx, asked, 'web'));
	const silent = await transaction((tx) => askFollowup(tx, { ...asked, text: 'Non lue' }, 'web'));
	expect(await followupsOf(id)).toEqual([]);
	expect(await followupsOf(id, { all: true })).toHaveLength(2);
	const team = { actor: ref('person', waiting), source: 'desk' } as const;
	await transaction((tx) => answerFollowup(tx, id, question, words('On continue.'), team));
	expect(await followupsOf(id)).toMatchObject([{ name: 'Zoé', text: 'Et après ?', answer: { fr: 'On continue.' } }]);
	const { offering } = await occurrence(id);
	const other = await plan('elsewhere', when(48));
	await expect(transaction((tx) => answerFollowup(tx, other.id, question, words('x'), team))).rejects.toMatchObject({
		status: 404
	});
	await transaction((tx) => showFollowup(tx, id, question, false, team));
	expect(await followupsOf(id)).toEqual([]);
	await transaction((tx) => showFollowup(tx, id, question, true, team));
	const verbs = (await factsOf('occurrence', id)).map(({ verb }) => verb);
	const acts = ['asked', 'asked', 'answered', 'followup_hidden', 'followup_shown'].map((act) => `agenda.${act}`);
	expect(verbs.filter((verb) => acts.includes(verb))).toEqual(acts);
	expect(offering.slug).toBe('afterwards');

	expect(JSON.stringify(await agenda.export?.(person))).toContain('Et après ?');
	await untold(async (tx) => agenda.erase?.(tx, person));
	const left = await followupsOf(id, { all: true });
	expect(left.map((one) => [one.id, one.name])).toEqual([[question, null]]);
	expect(left.some((one) => one.id === silent)).toBe(false);
});
