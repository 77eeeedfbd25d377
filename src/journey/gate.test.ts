import { expect, test } from 'vitest';
import type { Game } from './game/content.ts';
import { compareRun, reworded } from './gate.ts';
import { Play } from './play.ts';
import { bundleOf, smallGame, smallInk } from './story/small.fixture.ts';

const old = bundleOf(smallInk, smallGame);
const log = ['open', 'card:ask', 'end-week', 'card:job', 'end-week'];
const run = { seed: 7, log };
const edited = (from: string, to: string, game: Game = smallGame) => bundleOf(smallInk.replaceAll(from, to), game);

test('another order and another name of a knot are the same outcome', () => {
	const turned = { ...smallGame, cards: smallGame.cards.toReversed(), events: smallGame.events.toReversed() };
	expect(compareRun(old, bundleOf(smallInk, turned), run)).toEqual({ is: 'same' });
	expect(compareRun(old, edited('=== start', '=== opening\n-> start\n=== start'), run)).toEqual({ is: 'same' });
});

test('a number that decided is another outcome, from the choice on from which it did', () => {
	const dearer = {
		...smallGame,
		cards: smallGame.cards.map((card) => (card.id === 'job' ? { ...card, effects: { cash: 10 } } : card))
	};
	const found = compareRun(old, bundleOf(smallInk, dearer), run);
	expect(found).toMatchObject({ is: 'differs', at: 3 });
	if (found.is !== 'differs') throw new Error('it is the same');
	expect((found.was?.state.cash ?? 0) - found.now.state.cash).toBe(29_990);
});

test('a choice or a card that shows another competence is another outcome', () => {
	expect(compareRun(old, edited('#comp:1.1/1', '#comp:2.3/1'), run)).toMatchObject({
		is: 'differs',
		at: 0,
		was: { shown: ['1 1.1/1', '2 3.5/1'] },
		now: { shown: ['1 2.3/1', '2 3.5/1'] }
	});
	const cards = smallGame.cards.map((card) => (card.id === 'ask' ? { ...card, comp: [] } : card));
	expect(compareRun(old, bundleOf(smallInk, { ...smallGame, cards }), run)).toMatchObject({ is: 'differs', at: 1 });
});

test('a choice that says something else is no longer what was chosen; one whose comma was mended is', () => {
	const was = { 'c.open': 'Ouvrir le carnet', 'card.ask': 'Écouter', 'c.go-on': 'Continuer' };
	expect(reworded(log, was, { ...was, 'c.open': 'Ouvrir, le carnet !' })).toBeNull();
	expect(reworded(log, was, { ...was, 'card.ask': 'Vendre' })).toBe(1);
	expect(reworded(['go-on+cafe'], was, { ...was, 'c.go-on': 'S’arrêter' })).toBe(0);
});

test('a version that other rules were made for is not played; its runs are shown as they would be now', () => {
	const other = { ...old, reducer: old.reducer + 1 };
	expect(() => Play.open(other, 7)).toThrow(/rules 2 of the game, and there are rules 1/);
	expect(compareRun(other, old, run)).toMatchObject({ is: 'differs', at: 0, was: null, now: { state: { week: 3 } } });
	expect(compareRun(old, other, run)).toMatchObject({ is: 'blocked', at: 0, reason: expect.stringContaining('rules') });
});

test('a choice that is gone blocks, with what there is and the checkpoint one can go back to', () => {
	const gone = edited('#id:open', '#id:unfold');
	expect(compareRun(old, gone, run)).toEqual({
		is: 'blocked',
		at: 0,
		wanted: 'open',
		offered: ['unfold', 'leave'],
		checkpoint: { id: 'start', seq: 0 }
	});
	const without = { ...smallGame, cards: smallGame.cards.filter(({ id }) => id !== 'job') };
	const found = compareRun(old, bundleOf(smallInk, without), run);
	expect(found).toMatchObject({ is: 'blocked', at: 3, wanted: 'card:job', checkpoint: { id: 'start', seq: 0 } });
});

test('a version that breaks by itself blocks with its reason', () => {
	const found = compareRun(old, edited('do("carnet")', 'do("nothing")'), run);
	expect(found).toMatchObject({ is: 'blocked', at: 0, reason: expect.stringContaining('nothing') });
});
