import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { Child } from '#kernel/server/apart/child.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { smallInk } from '../../story/small.fixture.ts';
import { answersOf, answerWish, effects } from '../effects/answers.ts';
import { byTeam, keepOfOtherRules, meetAndCanvas, player, sending, smallStory, sync } from '../journey.fixture.ts';
import { lastPlayable, runOf } from '../runs/runs.ts';
import { goLive, keepStory, publishStory } from '../stories/keeping.ts';
import { storyNow } from '../stories/reading.ts';
import { within } from '../tables.ts';
import { publishRehearsed } from './publishing.ts';
import { decide, rehearse } from './rehearsing.ts';

const first = smallStory();
/** « Passer son chemin » is gone, and opening the notebook makes another sum of energy. */
const second = smallStory(meetAndCanvas, smallInk.replace('#id:leave', '#id:go'));
beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-gate-')));
	liftLimits();
	await transaction((tx) => publishStory(tx, first, byTeam));
});

async function playing(log: readonly string[]) {
	const person = await player();
	const sent = sending(first.bundle, log);
	await sync(person, sent);
	return { person, run: sent.run, sent };
}

test('a version is tried on every run in flight, and each goes where it was decided', async () => {
	const [same, blocked, late] = [
		await playing(['open', 'end-week']),
		await playing(['leave', 'end-week']),
		await playing(['open'])
	];
	const kept = await transaction((tx) => keepStory(tx, second, byTeam));
	const rehearsal = await rehearse(kept.hash, byTeam);
	expect(rehearsal.counts).toEqual({ same: 2, differs: 0, blocked: 1 });
	const stuck = rehearsal.runs.find(({ run }) => run === blocked.run);
	expect(stuck).toMatchObject({
		...{ outcome: 'blocked', decision: 'pin', choices: ['pin', 'checkpoint'] },
		detail: { at: 0, wanted: 'leave', offered: ['open', 'go'], checkpoint: { id: 'start', seq: 0 } }
	});
	await expect(transaction((tx) => decide(tx, rehearsal.id, { run: blocked.run }, 'move'))).rejects.toMatchObject({
		status: 404
	});
	await transaction((tx) => decide(tx, rehearsal.id, { outcome: 'blocked' }, 'checkpoint'));
	// whoever goes on meanwhile stays with her version
	await sync(late.person, sending(first.bundle, ['open', 'end-week'], { run: late.run, base: 1 }));
	expect(await publishRehearsed(rehearsal.id, byTeam)).toEqual({ moved: 1, back: 1, pinned: 0, played: 1 });
	expect((await storyNow('small')).hash).toBe(kept.hash);
	expect(await runOf(same.person, same.run)).toMatchObject({
		version: kept.hash,
		was: first.bundle.hash,
		log: ['open', 'end-week']
	});
	expect(await runOf(blocked.person, blocked.run)).toMatchObject({ version: kept.hash, log: [] });
	expect(await runOf(late.person, late.run)).toMatchObject({ version: first.bundle.hash, log: ['open', 'end-week'] });
	const offline = sending(first.bundle, ['open', 'end-week', 'card:ask'], { run: same.run, base: 2 });
	expect(await sync(same.person, offline)).toMatchObject({ status: 'kept', seq: 3, story: kept.hash });
	const back = sending(first.bundle, ['leave', 'end-week', 'card:ask'], { run: blocked.run, base: 2 });
	expect(await sync(blocked.person, back)).toMatchObject({ status: 'moved', story: kept.hash, seq: 0 });
	const fork = sending(first.bundle, ['leave', 'end-week', 'card:ask'], { run: blocked.run });
	expect(await sync(blocked.person, fork)).toMatchObject({ status: 'branched', seq: 3 });
});

test('what another version changes is shown, and nothing moves that was not tried against what is live', async () => {
	const { run } = await playing(['open']);
	const third = smallStory(meetAndCanvas, smallInk.replace('~ do("carnet")\n', ''));
	const kept = await transaction((tx) => keepStory(tx, third, byTeam));
	const rehearsal = await rehearse(kept.hash, byTeam);
	expect(rehearsal.runs.find((one) => one.run === run)).toMatchObject({
		outcome: 'differs',
		decision: 'pin',
		detail: { at: 0, was: { energy: 720 }, now: { energy: 700 } }
	});
	await transaction((tx) => publishStory(tx, first, byTeam));
	await expect(publishRehearsed(rehearsal.id, byTeam)).rejects.toMatchObject({ code: 'journey_rehearsal_old' });
});

test('a run whose chosen words or whose competences are others is not the same', async () => {
	const { run } = await playing(['open']);
	const tried = async (ink: string) => {
		const kept = await transaction((tx) => keepStory(tx, smallStory(meetAndCanvas, ink), byTeam));
		return (await rehearse(kept.hash, byTeam)).runs.find((one) => one.run === run);
	};
	// another id makes another version, whose words are another matter
	const other = smallInk.replaceAll('#id:stop', '#id:halt');
	expect(await tried(other.replace('Ouvrir le carnet', 'Brûler le carnet'))).toMatchObject({
		...{ outcome: 'differs', decision: 'pin' },
		detail: { at: 0, reworded: { was: 'Ouvrir le carnet', now: 'Brûler le carnet' } }
	});
	expect(await tried(other.replace('Ouvrir le carnet', 'Ouvrir, le carnet'))).toMatchObject({ outcome: 'same' });
	expect(await tried(other.replace('#comp:1.1/1', '#comp:2.3/1'))).toMatchObject({
		...{ outcome: 'differs', decision: 'pin' },
		detail: { at: 0, competences: { was: ['1.1/1'], now: ['2.3/1'] } }
	});
});

test('a moment in which too many play does not throw a rehearsal away', async () => {
	await playing(['open']);
	const fourth = smallStory(meetAndCanvas, smallInk.replace('~ do("carnet")\n', '~ do("carnet")\n~ do("carnet")\n'));
	const kept = await transaction((tx) => keepStory(tx, fourth, byTeam));
	const crowded = vi.spyOn(Child.prototype, 'run').mockResolvedValueOnce({ lost: 'turn' });
	crowded.mockResolvedValueOnce({ lost: 'turn' });
	const { runs } = await rehearse(kept.hash, byTeam).finally(() => crowded.mockRestore());
	expect(runs.length).toBeGreaterThan(0);
});

test('a version of other rules is neither rehearsed nor published: nobody could play it', async () => {
	const { hash: live, id: story } = await storyNow('small');
	const hash = await keepOfOtherRules(first);
	await expect(rehearse(hash, byTeam)).rejects.toMatchObject({ code: 'journey_version_rules' });
	const published = transaction((tx) => goLive(tx, { story, hash }, byTeam));
	await expect(published).rejects.toMatchObject({ code: 'journey_version_rules', status: 409 });
	expect((await storyNow('small')).hash).toBe(live);
});

test('where the rules changed runs go along unless the team decides otherwise, also once the version is live', async () => {
	const live = await transaction((tx) => publishStory(tx, smallStory(), byTeam));
	const paused = await keepOfOtherRules(smallStory());
	const [goes, stuck] = [await playing(['open']), await playing(['open', 'end-week'])];
	const become = (run: string, now: object) =>
		within(db)
			.updateTable('journey.run')
			.set({ version: paused, ...now })
			.where('id', '=', run)
			.execute();
	await become(goes.run, {});
	await become(stuck.run, { log: ['gone', 'end-week'] });
	expect(await lastPlayable(goes.person, 'small')).toBeUndefined();
	const rehearsal = await rehearse(live.hash, byTeam);
	const decisionOf = (id: string) => rehearsal.runs.find(({ run }) => run === id)?.decision;
	expect([decisionOf(goes.run), decisionOf(stuck.run)]).toEqual(['move', 'checkpoint']);
	const { pinned } = await publishRehearsed(rehearsal.id, byTeam);
	expect(await runOf(goes.person, goes.run)).toMatchObject({ version: live.hash, was: paused, log: ['open'] });
	expect(await runOf(stuck.person, stuck.run)).toMatchObject({ version: live.hash, log: [] });
	expect(await lastPlayable(goes.person, 'small')).toBe(goes.run);
	expect(await publishRehearsed(rehearsal.id, byTeam)).toMatchObject({ moved: 0, back: 0, pinned });
});

test('what is answered before stays, and effects of few are told of nobody', async () => {
	const person = await player();
	const wish = { desirability: 3, feasibility: 2 };
	const answer = (moment: 'before' | 'after', degree: number) =>
		transaction((tx) => answerWish(tx, person, 'small', moment, { ...wish, desirability: degree }));
	await expect(answer('after', 4)).rejects.toMatchObject({ code: 'journey_answer_first' });
	await answer('before', 3);
	await answer('before', 7);
	await answer('after', 4);
	await answer('after', 2);
	expect(await answersOf(person, 'small')).toMatchObject({ before: { desirability: 3 }, after: { desirability: 2 } });
	expect((await effects('small')).every(({ people }) => people === null)).toBe(true);
	for (let turn = 0; turn < 8; turn++) {
		const other = await player();
		await transaction(async (tx) => {
			await answerWish(tx, other, 'small', 'before', wish);
			await answerWish(tx, other, 'small', 'after', { ...wish, feasibility: 1 });
		});
	}
	const [all] = await effects('small');
	expect(all).toMatchObject({
		people: 8,
		feasibility: { rose: 0, fell: 8, stayed: null },
		desirability: { fell: null, stayed: 8 }
	});
});
