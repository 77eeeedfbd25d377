import { afterAll, expect, test, vi } from 'vitest';
import { Child } from '#kernel/server/apart/child.ts';
import { bundleOf, smallGame, smallInk } from '../story/small.fixture.ts';
import { closeEngine } from './engine/pool.ts';
import { areSuspect } from './engine/suspects.ts';
import { playOn } from './playing.ts';

afterAll(closeEngine);

test('a version that other rules were made for is paused without a process, and never suspect', async () => {
	const bundle = bundleOf(smallInk, smallGame);
	const other = { ...bundle, reducer: bundle.reducer + 1, hash: 'other' };
	const run = vi.spyOn(Child.prototype, 'run');
	const paused = playOn({ bundle: other, seed: 1, log: [], entries: [] });
	await expect(paused).rejects.toMatchObject({ code: 'journey_story_paused', status: 503 });
	expect(run).not.toHaveBeenCalled();
	expect(areSuspect(['other'])).toBe(false);
	run.mockRestore();
});
