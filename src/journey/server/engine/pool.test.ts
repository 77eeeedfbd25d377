import { afterAll, expect, test, vi } from 'vitest';
import { Child } from '#kernel/server/apart/child.ts';
import { rollBelow } from '../../game/dice.ts';
import { Play } from '../../play.ts';
import { bundleOf, smallGame, smallInk } from '../../story/small.fixture.ts';
import { closeEngine, compare, play } from './pool.ts';
import { areSuspect } from './suspects.ts';

const bundle = bundleOf(smallInk, smallGame);
afterAll(closeEngine);

function wander(seed: number, most: number): Play {
	const run = Play.open(bundle, seed);
	for (let n = 0; n < most && run.offered.length; n++)
		run.choose(run.offered[rollBelow(seed, 'walk', n, 'x', run.offered.length)] ?? '');
	return run;
}

test('a process comes to the same as a play in place, from the beginning and step by step', async () => {
	for (const seed of [1, 2, 3]) {
		const here = wander(seed, 30);
		const whole = await play({ bundle, seed, log: [], entries: here.log });
		expect(whole).toMatchObject({
			is: 'played',
			seq: here.log.length,
			hash: here.hash(),
			offered: here.offered,
			shown: here.shown
		});
		let last: unknown;
		for (const at of here.log.keys()) {
			last = await play({ bundle, seed, log: here.log.slice(0, at), entries: here.log.slice(at, at + 1) });
		}
		expect(last).toMatchObject({ is: 'played', hash: here.hash(), page: here.page, pages: here.pages.slice(-1) });
		expect(await play({ bundle, seed, log: here.log })).toMatchObject({ is: 'played', hash: here.hash(), pages: [] });
	}
});

test('a choice that is not offered is said, and the run goes on as before', async () => {
	const stuck = await play({ bundle, seed: 1, log: ['open'], entries: ['card:ask', 'talk'] });
	expect(stuck).toMatchObject({ is: 'stuck', at: 2, wanted: 'talk', offered: expect.arrayContaining(['end-week']) });
	expect(await play({ bundle, seed: 1, log: ['open'], entries: ['card:ask'] })).toMatchObject({ is: 'played', seq: 2 });
});

/** A machine that is busy with other tests may not let it begin. */
async function untilTold<T extends { is: string }>(ask: () => Promise<T>): Promise<T> {
	for (;;) {
		const answer = await ask();
		if (answer.is !== 'busy') return answer;
	}
}

test('ink that does not end is ended, and others go on meanwhile', async () => {
	const loop = bundleOf(smallInk.replace('-> start\n===', '-> endless\n=== endless\n-> endless\n==='), smallGame);
	const began = performance.now();
	const [bad, ...good] = await Promise.all([
		untilTold(() => play({ bundle: loop, seed: 1, log: [] })),
		...[1, 2, 3, 4].map((seed) => untilTold(() => play({ bundle, seed, log: ['open'], entries: ['card:ask'] })))
	]);
	expect(bad).toMatchObject({ is: 'broken' });
	for (const answer of good) expect(answer).toMatchObject({ is: 'played' });
	expect(performance.now() - began).toBeLessThan(20_000);
});

test('a story is not blamed for the time that its process waited before it was given it', async () => {
	const run = vi.spyOn(Child.prototype, 'run').mockImplementationOnce(async () => {
		await new Promise((resolve) => setTimeout(resolve, 1000));
		return { answer: { is: 'unknown' } } as never;
	});
	const fresh = bundleOf(smallInk.replace('Une cage', 'Une autre cage'), smallGame);
	const answer = await play({ bundle: fresh, seed: 1, log: [] });
	run.mockRestore();
	expect(answer).toMatchObject({ is: expect.stringMatching(/played|busy/) });
});

test('a process compares a run on two versions', async () => {
	const next = bundleOf(smallInk.replace('#id:open', '#id:unfold'), smallGame);
	expect(await compare(bundle, next, { seed: 1, log: ['open'] })).toMatchObject({
		is: 'blocked',
		at: 0,
		wanted: 'open'
	});
	expect(await compare(bundle, bundle, { seed: 1, log: ['open'] })).toEqual({ is: 'same' });
});

test('a draft that does not end is suspect, and not the story that players have', async () => {
	const live = bundleOf(smallInk.replace('Une cage', 'Une cage de verre'), smallGame);
	const loop = bundleOf(smallInk.replace('-> start\n===', '-> round\n=== round\n-> round\n==='), smallGame);
	const told = await untilTold(() => compare(live, loop, { seed: 1, log: [] }));
	expect(told.is).toMatch(/broken|blocked/); // ink itself may have given up before
	expect([areSuspect([live.hash]), areSuspect([loop.hash])]).toEqual([false, true]);
});
