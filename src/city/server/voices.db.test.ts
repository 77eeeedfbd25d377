import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { NewVoice } from '../voice.schema.ts';
import { curator, guide, type Host, refusal, stranger, trailOf, working } from './city.fixture.ts';
import {
	approve,
	leaveVoice,
	openToVoices,
	removeVoice,
	servedBySlug,
	showVoice,
	trailById,
	voicesAt,
	voicesOf,
	withdrawVoice
} from './index.ts';
import { nouns } from './nouns.ts';
import { forgetVoices } from './voices.ts';

let ada: Host;
let trail: string;
let stop: string;
let at: { slug: string; code: string };

const published = () =>
	transaction(async (tx) => approve(tx, trail, { ...working(ada), seen: (await trailById(trail, tx)).version }));
const left = (words: string, strokes: number[][] | null = null) =>
	transaction((tx) => leaveVoice(tx, at, NewVoice.parse({ words, strokes, locale: 'fr' })));
const idOf = async (words: string): Promise<string> =>
	(await voicesOf(trail)).find((one) => one.words === words)?.id ?? '';
const read = async () => (await voicesAt(stop)).map(({ words }) => words);
const facts = async () =>
	(
		await sql<{ verb: string }>`select verb from kernel.activity where verb like 'city.voice%' order by id`.execute(db)
	).rows.map(({ verb }) => verb);

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-voices-')));
	openSecret('a secret of tests that is long enough', '');
	ada = await curator('Ada');
	({ trail, stop } = await trailOf(ada));
	await published();
	const { slug, manifest } = await servedBySlug((await trailById(trail)).slug);
	at = { slug, code: manifest.stops[0]?.code ?? '' };
});

test('something is left only where an edition says so; nobody sees it before the team has shown it, nor after its author took it back', async () => {
	expect(await refusal(left('Bonjour'))).toBe('kernel_missing');
	await transaction((tx) => openToVoices(tx, trail, stop, true, working(ada)));
	expect(await refusal(left('Bonjour'))).toBe('kernel_missing');
	await published();
	const code = await left('J’ai vu le singe.', [[10, 10, 200, 150]]);
	expect(code).toMatch(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){2}$/);
	const { rows } = await sql<{ voice: string }>`select to_jsonb(v)::text as voice from city.voice v`.execute(db);
	expect(rows[0]?.voice).not.toContain(code);
	expect(await read()).toEqual([]);
	const seen = await idOf('J’ai vu le singe.');
	await transaction((tx) => showVoice(tx, trail, seen, working(ada)));
	expect(await read()).toEqual(['J’ai vu le singe.']);
	expect(await refusal(transaction((tx) => withdrawVoice(tx, 'CDFG-CDFG-CDFG')))).toBe('city_voice_code_unknown');
	await transaction((tx) => withdrawVoice(tx, ` ${code.toLowerCase().replaceAll('-', ' ')} `));
	expect([await read(), await voicesOf(trail)]).toEqual([[], []]);
	expect(await refusal(transaction((tx) => withdrawVoice(tx, code)))).toBe('city_voice_code_unknown');
	expect(await facts()).toEqual(['city.voice_shown', 'city.voice_removed']);
});

test('whoever works there reads and shows, and for others there is nothing; what waits can be deleted without a word in the log', async () => {
	await left('Premier');
	const id = await idOf('Premier');
	for (const other of [await stranger('Cy'), await curator('Bo')]) {
		expect(await refusal(transaction((tx) => showVoice(tx, trail, id, working(other))))).toBe('kernel_missing');
		expect(await refusal(transaction((tx) => removeVoice(tx, trail, id, working(other))))).toBe('kernel_missing');
	}
	const { trail: another } = await trailOf(ada, 'Un autre tour');
	expect(await refusal(transaction((tx) => showVoice(tx, another, id, working(ada))))).toBe('kernel_missing');
	const before = (await facts()).length;
	const gil = await guide('Gil', ada);
	expect(await transaction((tx) => removeVoice(tx, trail, id, working(gil)))).toBe('Premier');
	expect((await facts()).length).toBe(before);
});

test('what was reported is hidden, and its own team does not show it again; what nobody reads is forgotten', async () => {
	await left('Trop tard');
	const id = await idOf('Trop tard');
	const noun = nouns.find(({ kind }) => kind === 'city_voice')?.report;
	expect((await noun?.find(id, 'fr'))?.shown).toBe(false);
	await transaction((tx) => showVoice(tx, trail, id, working(ada)));
	expect(await noun?.find(id, 'fr')).toEqual({ name: 'Trop tard', path: `/guide/${at.slug}/${at.code}`, shown: true });
	const by = { actor: ref('person', ada.id), source: 'desk' as const };
	await transaction(async (tx) => noun?.hide?.(tx, id, by, false));
	expect([await read(), (await noun?.find(id, 'fr'))?.shown]).toEqual([[], false]);
	expect(await refusal(transaction((tx) => showVoice(tx, trail, id, working(ada))))).toBe('kernel_missing');
	await left('Attend');
	await sql`update city.voice set left_at = now() - interval '61 days' where words = 'Attend'`.execute(db);
	await transaction((tx) => forgetVoices(tx));
	expect((await voicesOf(trail)).map(({ words }) => words)).toEqual(['Trop tard']);
});

test('a stop takes no more than can be read', async () => {
	await sql`insert into city.voice (id, trail, stop, words, locale, code)
		select gen_random_uuid(), ${trail}, ${stop}, 'x', 'fr', 'code ' || n from generate_series(1, 300) n`.execute(db);
	expect(await refusal(left('Encore'))).toBe('city_voices_many');
});
