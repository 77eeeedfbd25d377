import { expect, test } from 'vitest';
import { Play } from '../play.ts';
import { bundleOf, smallGame, smallInk } from '../story/small.fixture.ts';
import { policyNames } from './policies.ts';
import { walk, worthOf } from './walk.ts';

const bundle = bundleOf(smallInk, smallGame);

test.each(policyNames)('the %s bot plays to an end, the same way again, and takes only what is offered', (policy) => {
	for (let seed = 0; seed < 10; seed++) {
		const { play, how } = walk(bundle, { policy, seed });
		expect(how).toBe('ended');
		expect(walk(bundle, { policy, seed }).play.hash()).toBe(play.hash());
		expect(Play.open(bundle, seed, play.log).hash()).toBe(play.hash());
	}
});

test('a run that never ends, has nothing to choose or breaks says so', () => {
	expect(walk(bundle, { policy: 'random', seed: 1, most: 2 }).how).toBe('long');
	const dry = bundleOf(smallInk.replaceAll(/ #ending:\w+/g, ''), smallGame);
	expect(walk(dry, { policy: 'burnout', seed: 1 }).how).toBe('dry');
	const broken = bundleOf(smallInk.replace('is("late")', 'is("nothing")'), smallGame);
	expect(walk(broken, { policy: 'burnout', seed: 1 })).toMatchObject({
		how: 'error',
		error: expect.stringContaining('nothing')
	});
});

test('what a run is worth counts half a year of income, and what is owed', () => {
	const { state } = Play.open(bundle, 1);
	const richer = { ...state, cash: 1000, income: 100, debts: [{ id: 'aunt', amount: 600, due: 9 }] };
	expect(worthOf(richer)).toBe(1000 + 2600 - 600);
});
