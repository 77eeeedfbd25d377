import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { byTeam, keepOfOtherRules, player, sending, smallStory, sync } from '../journey.fixture.ts';
import { publishStory } from '../stories/keeping.ts';
import { within } from '../tables.ts';
import { runOf, runsOf } from './runs.ts';

const { bundle } = smallStory();
const log = ['open', 'card:ask', 'end-week', 'card:job', 'end-week'];
beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-runs-')));
	liftLimits();
	await transaction((tx) => publishStory(tx, smallStory(), byTeam));
});

const verbsOf = async (run: string) => {
	await sequence();
	return (await factsAfter(db, 0, 10_000)).filter(({ object }) => object.id === run).map(({ verb }) => verb);
};

test('a prologue that was played without an account becomes a run, goes on, and is told once', async () => {
	const person = await player();
	const first = sending(bundle, log.slice(0, 2));
	expect(await sync(person, first)).toMatchObject({ status: 'kept', seq: 2, hash: first.after });
	const next = sending(bundle, log, { run: first.run, base: 2 });
	const answer = await sync(person, next);
	expect(answer).toMatchObject({ status: 'kept', seq: 5, hash: next.after });
	expect(await sync(person, next)).toEqual(answer);
	expect(await runOf(person, first.run)).toMatchObject({ log, chapters: ['spark'], seed: 7 });
	expect(await verbsOf(first.run)).toEqual(['journey.begun', 'journey.chapter_begun']);
	const shown = await within(db).selectFrom('journey.evidence').selectAll().where('person', '=', person).execute();
	expect(shown.map(({ competence, level, choice }) => `${competence}/${level} ${choice}`).toSorted()).toEqual([
		'1.1/1 open',
		'3.5/1 card:ask'
	]);
});

test('a log that is a beginning is brought up to date, and one that went elsewhere is a branch of its own', async () => {
	const person = await player();
	const whole = sending(bundle, log);
	await sync(person, whole);
	const short = sending(bundle, log.slice(0, 3), { run: whole.run, base: 1 });
	expect(await sync(person, short)).toMatchObject({ status: 'behind', log, hash: whole.after });
	const other = [...log.slice(0, 3), 'card:sleep'];
	const apart = sending(bundle, other, { run: whole.run, base: 3 });
	const answer = await sync(person, apart);
	expect(answer).toMatchObject({ status: 'branched', seq: 4, kept: { run: whole.run, log, hash: whole.after } });
	expect(await sync(person, apart)).toEqual(answer);
	const branch = answer.status === 'branched' ? answer.run : '';
	expect(await runOf(person, branch)).toMatchObject({ log: other, branchedFrom: whole.run });
	expect(await runOf(person, whole.run)).toMatchObject({ log });
	expect(await verbsOf(branch)).toEqual(['journey.begun']);
	expect(await runsOf(person)).toHaveLength(2);
});

test('nothing that is forged is kept', async () => {
	const [person, other] = [await player(), await player('Tom')];
	const true_ = sending(bundle, log.slice(0, 3));
	await sync(person, true_);
	const more = sending(bundle, log, { run: true_.run, base: 3 });
	const zeros = '0'.repeat(64);
	expect(await sync(person, { ...more, entries: ['end-week', 'nothing'] })).toMatchObject({
		status: 'stuck',
		at: 4,
		wanted: 'nothing'
	});
	expect(await sync(person, { ...more, after: zeros })).toMatchObject({
		status: 'mismatch',
		seq: 3,
		hash: true_.after
	});
	expect(await sync(person, { ...more, before: zeros })).toMatchObject({ status: 'mismatch', seq: 3 });
	expect(await sync(person, { ...more, base: 4 })).toMatchObject({ status: 'mismatch', seq: 3 });
	expect(await sync(person, { ...more, seed: 8 })).toMatchObject({ status: 'mismatch' });
	expect(await sync(person, { ...more, hash: zeros })).toMatchObject({ status: 'moved', story: bundle.hash });
	await expect(sync(person, { ...more, run: newId(), base: 0, hash: zeros })).rejects.toMatchObject({ status: 404 });
	await expect(sync(other, more)).rejects.toMatchObject({ status: 404 });
	await expect(sync(person, { ...more, key: true_.key })).rejects.toMatchObject({ code: 'journey_key_used' });
	await expect(sync(person, { ...more, cash: 1 })).rejects.toMatchObject({ status: 422 });
	await expect(sync(person, null as never)).rejects.toMatchObject({ status: 422 });
	expect(await runOf(person, true_.run)).toMatchObject({ log: log.slice(0, 3) });
	await expect(runOf(other, true_.run)).rejects.toMatchObject({ status: 404 });
});

test('a challenge that is not closed is not taken in, whatever the client says', async () => {
	const person = await player();
	const weeks = ['end-week', 'end-week', 'end-week', 'end-week', 'end-week'];
	const claimed = sending(bundle, ['open', ...weeks, 'go-on+cafe']);
	expect(await sync(person, claimed)).toMatchObject({
		status: 'stuck',
		at: 6,
		wanted: 'go-on+cafe',
		offered: ['go-on']
	});
	expect(await runsOf(person)).toEqual([]);
	const honest = sending(bundle, ['open', ...weeks, 'go-on'], { run: claimed.run });
	expect(await sync(person, honest)).toMatchObject({ status: 'kept', seq: 7 });
	expect(await verbsOf(claimed.run)).toContain('journey.finished');
});

test('two devices that send at once lose nothing', async () => {
	const person = await player();
	const first = sending(bundle, log.slice(0, 1));
	await sync(person, first);
	const logs = ['card:ask', 'card:sleep', 'card:job', 'end-week'].map((entry) => [...log.slice(0, 1), entry]);
	const answers = await Promise.all(logs.map((one) => sync(person, sending(bundle, one, { run: first.run, base: 1 }))));
	expect(answers.map(({ status }) => status).toSorted()).toEqual(['branched', 'branched', 'branched', 'kept']);
	const kept = await within(db).selectFrom('journey.run').select('log').where('person', '=', person).execute();
	expect(kept.map((run) => run.log.join()).toSorted()).toEqual(logs.map((one) => one.join()).toSorted());
});

test('where the rules changed a run pauses in words, and a page that plays by the old ones is told to load again', async () => {
	const person = await player();
	const first = sending(bundle, log.slice(0, 1));
	await sync(person, first);
	const hash = await keepOfOtherRules(smallStory());
	const become = (run: object) => within(db).updateTable('journey.run').set(run).where('id', '=', first.run).execute();
	const next = sending(bundle, log.slice(0, 2), { run: first.run, base: 1, hash });
	await become({ version: hash });
	const paused = { status: 'paused', reason: expect.stringContaining('Rien de ce que vous avez joué n’est perdu') };
	expect(await sync(person, next)).toMatchObject(paused);
	await become({ version: bundle.hash, was: hash });
	expect(await sync(person, next)).toMatchObject({ status: 'moved', story: bundle.hash, seq: 1, hash: first.after });
	expect(await sync(await player(), sending(bundle, log.slice(0, 1), { hash }))).toMatchObject(paused);
	expect(await runOf(person, first.run)).toMatchObject({ log: log.slice(0, 1) });
});
