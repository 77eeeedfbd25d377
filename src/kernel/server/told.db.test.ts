import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { ref } from '../facts.ts';
import { newId } from '../id.ts';
import { findOrMakePerson } from '../identity/server/persons.ts';
import { chooseQuietHours, chooseRhythm, declareTopics } from '../identity/server/rhythms.ts';
import type { Rhythm, Topic } from '../topic.ts';
import { transaction } from './db.ts';
import { retime, tellDue } from './digests.ts';
import { prepareJobs, stopJobs } from './jobs.ts';
import { letterOf, post, prove } from './mail.ts';
import { openSecret } from './secret.ts';
import { stopped } from './stopping.ts';
import { openStorage } from './storage.ts';
import { openMailbox } from './told.fixture.ts';
import { tellBy } from './told.ts';

let readable = true;
const topic: Topic = {
	id: 'test.news',
	name: () => 'Nouvelles',
	why: () => 'Parce que vous êtes ici.',
	rhythms: ['now', 'daily', 'weekly', 'never'],
	open: async () => readable
};
const by = { actor: null, source: 'web' } as const;
const TUESDAY = new Date('2026-12-01T14:00:00Z');

let now = TUESDAY;
let ada: string;
let box: Awaited<ReturnType<typeof openMailbox>>;

beforeAll(async () => {
	const { connection } = await testDatabase();
	prepareJobs(connection);
	openSecret('test', '');
	const folder = mkdtempSync(join(tmpdir(), 'valley-told-'));
	openStorage(folder);
	declareTopics([topic]);
	tellBy(() => now);
	box = await openMailbox();
});

afterAll(async () => {
	tellBy(() => new Date());
	await stopJobs();
	await box.close();
});

beforeEach(async () => {
	now = TUESDAY;
	readable = true;
	box.heard.length = 0;
	const email = `ada-${newId()}@example.org`;
	ada = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email, locale: 'fr' }));
	await transaction((tx) => prove(tx, email));
	to = email;
});

let to: string;
const tell = (subject: string, more: Partial<Parameters<typeof post>[1]['told']> = {}) =>
	transaction((tx) =>
		post(tx, {
			...{ to, locale: 'fr', words: 'people', person: ada, subject, text: `Bonjour Ada,\n\n${subject}.\n` },
			told: { topic, gist: `${subject}.`, ...more }
		})
	);
const choose = (rhythm: Rhythm) =>
	transaction(async (tx) => {
		await chooseRhythm(tx, ada, 'test.news', rhythm, by);
		await retime(tx, ada);
	});
async function at(moment: string): Promise<void> {
	now = new Date(moment);
	await tellDue();
	await box.deliver();
}
const subjects = () => box.heard.map(({ subject }) => subject);

test('without a choice she is told at once, with the reason and a link that stops it', async () => {
	await tell('Un');
	await box.deliver();
	const [{ text = '', headers } = {}] = box.heard;
	expect(text).toContain('Parce que vous êtes ici.');
	const link = /https?:\S+\/notifications\/(\S+)/.exec(text)?.[1] ?? '';
	expect(stopped(link)).toEqual({ person: ada, topic: 'test.news' });
	expect(JSON.stringify(headers?.get('list'))).toContain(link);
	expect(() => stopped(link.replace(ada, newId()))).toThrow(expect.objectContaining({ status: 404 }));
});

test('what is told of a day is one letter in the morning; a single one is itself', async () => {
	await choose('daily');
	await tell('Un');
	now = new Date('2026-12-01T16:00:00Z');
	await tell('Deux');
	await at('2026-12-02T06:59:00Z');
	expect(subjects()).toEqual([]);
	await at('2026-12-02T07:00:00Z');
	expect(subjects()).toHaveLength(1);
	expect(box.heard[0]?.text).toMatch(/■ Un\n\nUn\.\n\n■ Deux\n\nDeux\./);
	expect(box.heard[0]?.text).not.toContain('Bonjour Ada');
	await tell('Trois');
	await at('2026-12-03T07:00:00Z');
	await at('2026-12-03T08:00:00Z');
	expect(subjects().slice(1)).toEqual(['Trois']);
});

test('quiet hours hold what is told at once and what is gathered', async () => {
	await transaction((tx) => chooseQuietHours(tx, ada, { from: 14 * 60, until: 9 * 60 + 30 }, by));
	await tell('Un');
	await box.deliver();
	await at('2026-12-02T08:29:00Z');
	expect(subjects()).toEqual([]);
	await at('2026-12-02T08:30:00Z');
	expect(subjects()).toEqual(['Un']);
});

test('off is off for what waits, for what is on its way, and for what comes', async () => {
	await choose('daily');
	await tell('Waits');
	await tell('Waits too');
	now = new Date('2026-12-02T07:00:00Z');
	await tellDue();
	// gathered already, and not handed over yet
	await choose('never');
	await box.deliver();
	expect(await tell('Comes')).toBeNull();
	await choose('now');
	const id = await tell('On its way');
	await choose('never');
	await box.deliver();
	expect(subjects()).toEqual([]);
	expect(await letterOf(id ?? '')).toMatchObject({ text: '', gist: null, sentAt: null });
});

test('she is not told of what she may not read any more, nor of what is over, nor twice of one thing', async () => {
	await tell('Hers no more', { about: ref('thing', newId()) });
	readable = false;
	await box.deliver();
	readable = true;
	await tell('Over', { until: new Date('2026-12-01T13:59:00Z'), about: ref('thing', newId()) });
	expect(await tell('Once', { once: 'one' })).not.toBeNull();
	expect(await tell('Once', { once: 'one' })).toBeNull();
	await box.deliver();
	expect(subjects()).toEqual(['Once']);
});

test('a rhythm that is chosen while something waits times it anew', async () => {
	await choose('weekly');
	await tell('Un');
	await choose('daily');
	await at('2026-12-02T07:00:00Z');
	expect(subjects()).toEqual(['Un']);
	await choose('weekly');
	await tell('Deux');
	await choose('now');
	await at('2026-12-02T07:01:00Z');
	expect(subjects()).toEqual(['Un', 'Deux']);
});
