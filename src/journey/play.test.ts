import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rollBelow } from './game/dice.ts';
import { Stuck } from './moment.ts';
import { Play } from './play.ts';
import { bundleOf, smallGame, smallInk } from './story/small.fixture.ts';

const bundle = bundleOf(smallInk, smallGame);

/** Plays by dice of its own, so many choices at most. */
function wander(seed: number, most = 40, before: (play: Play) => Play = (play) => play): Play {
	let play = Play.open(bundle, seed);
	for (let n = 0; n < most && play.offered.length; n++) {
		play = before(play);
		play.choose(play.offered[rollBelow(seed, 'walk', n, 'x', play.offered.length)] ?? '');
	}
	return play;
}

test('a log played again, or saved and loaded before every choice, comes to the same', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
			const play = wander(seed);
			expect(Play.open(bundle, seed, play.log).hash()).toBe(play.hash());
			const reloaded = wander(seed, 40, (one) => Play.resume(bundle, JSON.parse(JSON.stringify(one.save()))));
			expect(reloaded.hash()).toBe(play.hash());
			expect(reloaded.shown).toEqual(play.shown);
		}),
		{ numRuns: 50 }
	);
});

test('what is not offered is refused, with what is, and changes nothing', () => {
	const play = Play.open(bundle, 1, ['open']);
	const before = play.hash();
	for (const entry of ['talk', 'card:nothing', '', 'end-week+cafe', 'open', 'card:ask+cafe']) {
		expect(() => play.choose(entry)).toThrow(Stuck);
		expect(play.hash()).toBe(before);
	}
	try {
		Play.open(bundle, 1, ['open', 'talk']);
	} catch (error) {
		expect(error).toMatchObject({ at: 1, wanted: 'talk', offered: expect.arrayContaining(['end-week', 'card:ask']) });
	}
});

test('the challenges that are closed come in by the entry that begins a chapter, sorted and known', () => {
	const week = ['end-week', 'end-week', 'end-week', 'end-week', 'end-week'];
	const play = Play.open(bundle, 3, ['open', ...week]);
	expect(() => play.choose('go-on+canvas+cafe')).toThrow(Stuck);
	expect(() => play.choose('go-on+nothing')).toThrow(Stuck);
	play.choose('go-on+cafe+canvas');
	expect(play.state.quests).toEqual(['cafe', 'canvas']);
	expect(play.state.ended).toBe('done');
});
