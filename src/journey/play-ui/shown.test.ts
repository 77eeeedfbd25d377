import { describe, expect, test } from 'vitest';
import { rollBelow } from '../game/dice.ts';
import { valuesOf } from '../game/values.ts';
import { Play } from '../play.ts';
import { bundleOf, smallGame, smallInk } from '../story/small.fixture.ts';
import { heap } from './heap.ts';
import { type Shown, show, turnShown, Voice } from './shown.ts';
import { standAt, standOf, turnsOf } from './stand.ts';

const bundle = bundleOf(smallInk, smallGame);
const words = {
	...{ 'l.cage': 'Une cage remonte.', 'l.opened': 'Il reste {cash, number} euros.', 'l.week': 'Semaine {week}.' },
	...{
		'l.fin': 'Voilà.',
		'c.open': 'Ouvrir',
		'c.leave': 'Passer',
		'c.end-week': 'Finir',
		'scene.lift': 'Un ascenseur.'
	},
	...{
		'card.ask': 'Demander',
		'card.ask.text': 'À des gens.',
		'hyp.who': 'Pour qui ?',
		'hyp.who.parents': 'les parents'
	}
};
const voice = new Voice(bundle, { words, missing: ['c.leave'] }, 'en');
const at = (...log: string[]): Shown => show(voice, standAt(bundle, 3, log));

test('a moment is in words: lines with the scene they are said in, choices, what a choice was', () => {
	const first = at();
	expect(first.turn.lines).toMatchObject([
		{ id: 'cage', text: 'Une cage remonte.', scene: { name: 'lift', says: 'Un ascenseur.' } }
	]);
	expect(first.choices).toMatchObject([
		{ id: 'open', text: 'Ouvrir', lang: null },
		{ id: 'leave', lang: 'fr' }
	]);
	const next = at('open');
	expect(next.turn).toMatchObject({
		chosen: 'Ouvrir',
		lines: [{ text: 'Il reste 1,000 euros.' }, { text: 'Semaine 1.' }]
	});
	expect(next.turn.lines.at(-1)?.scene?.name).toBe('lift');
	expect(next.chapter).toBe('spark');
});

describe('a week', () => {
	test('lies on its board, with why a card cannot be played', () => {
		expect(at('open').board?.find(({ id }) => id === 'ask')).toMatchObject({
			minutes: 300,
			played: 0,
			obstacle: null,
			tests: 'Pour qui ?'
		});
		const cards = at('open', 'card:ask', 'card:ask', 'card:ask').board;
		expect(cards?.find(({ id }) => id === 'ask')).toMatchObject({ played: 3, obstacle: 'often' });
		// a decision that can be taken once in a run is no longer offered, and still lies on its week
		expect(at('open', 'card:schools').board?.find(({ id }) => id === 'schools')).toMatchObject({
			played: 1,
			obstacle: 'often'
		});
	});

	test('tells what a test said, and what is believed by it', () => {
		const { told, beliefs } = at('open', 'card:ask');
		expect(told).toEqual({ card: 'Demander', says: expect.stringMatching(/supports|contradicts/) });
		expect(beliefs[0]).toMatchObject({
			title: 'Pour qui ?',
			variant: 'les parents',
			evidence: [{ week: 1, by: 'Demander' }]
		});
		expect(at('open').told).toBeNull();
	});

	test('is accounted for when it ends: cash moves by what is said of it', () => {
		const before = at('open');
		const { week } = at('open', 'end-week');
		expect(week).toMatchObject({ week: 1, costs: 9000 });
		expect(before.values.cash * 100 + (week?.income ?? 0) - (week?.costs ?? 0) + (week?.other ?? 0)).toBe(week?.cash);
		expect(at('open', 'card:ask').week).toBeNull();
	});
});

test('a phase of a debriefing lasts until another scene or chapter', () => {
	const line = (id: string, more = {}) => ({
		...{
			id,
			who: null,
			scene: null,
			chapter: null,
			checkpoint: null,
			phase: null,
			quest: null,
			source: null,
			ending: null
		},
		state: Play.open(bundle, 1).state,
		...more
	});
	const [turn] = turnsOf([
		{
			choice: null,
			lines: [line('a', { phase: 'what' }), line('b'), line('c', { phase: 'why' }), line('d', { scene: 'lift' })]
		}
	]);
	expect(turn?.said.map(({ phase }) => phase)).toEqual(['what', 'what', 'why', null]);
});

test('a moment reached step by step is the moment of its log', () => {
	for (const seed of [1, 2, 3]) {
		const play = Play.open(bundle, seed);
		for (let n = 0; n < 30 && play.offered.length; n++) {
			const before = play.state;
			play.choose(play.offered[rollBelow(seed, 'walk', n, 'x', play.offered.length)] ?? '');
			expect(show(voice, standOf(play, before))).toEqual(show(voice, standAt(bundle, seed, play.log)));
		}
		const told = turnsOf(play.pages).map((turn) => turnShown(voice, turn, valuesOf(play.state, bundle.game)));
		expect(told).toHaveLength(play.log.length + 1);
	}
});

test('a heap has a layer for each chapter, one square narrower in each row', () => {
	const { layers, asides } = heap(4, 2);
	const squares = (d = ''): number => d.split('M').length - 1;
	expect(layers.map((layer) => squares(layer.squares))).toEqual([14 + 13 + 12, 11 + 10 + 9, 8 + 7 + 6, 5 + 4 + 3]);
	expect(layers.map((layer) => squares(layer.path))).toEqual([3, 3, 3, 3]);
	expect(asides.map(squares)).toEqual([6, 6]);
});
