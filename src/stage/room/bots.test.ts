import { expect, test } from 'vitest';
import { actsOf, botsOf } from './bots.ts';
import { formOf, pollForms } from './forms.ts';
import { fits, type Poll } from './poll.ts';
import { emptyRoom, fold, type RoomState } from './state.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const texts = {
	names: ['Robot Gaufrette', 'Robot Pixel'],
	chat: ['Salut'],
	questions: ['Pourquoi ?'],
	reject: ['Spam']
};
const poll = (form: Poll['form']): Poll => ({
	id: `poll ${form}`,
	form,
	question: words('Oui ?'),
	options: formOf({ form }).answers === 'options' ? [words('Oui'), words('Non'), words('Peut-être')] : [],
	most: 2,
	points: 5,
	results: 'live',
	seconds: 0,
	coded: false
});
const rules = { chat: 'live', questions: 'live', slowSeconds: 0, reactions: true } as const;
const room = pollForms.reduce<RoomState>(
	(state, form, index) => fold(state, { v: 2 + index, at: 0, kind: 'polled', poll: poll(form) }),
	fold(emptyRoom, { v: 1, at: 0, kind: 'opened', rules })
);

function evening(seed: string, seconds = 60) {
	const bots = botsOf(seed, 200, texts);
	return Array.from({ length: seconds }, (_, second) =>
		actsOf(
			bots,
			texts,
			{ seed, second, before: (second - 1) * 1000, now: second * 1000, state: room, waiting: [] },
			() => 'id'
		)
	).flat();
}

test('the same seed brings the same evening, another one another', () => {
	expect(evening('mons')).toEqual(evening('mons'));
	expect(evening('mons')).not.toEqual(evening('kotka'));
});

test('each votes once in each poll, with a choice that fits, after the picture has shown it', () => {
	const ballots = evening('mons').flatMap(({ bot, order }) => (order.do === 'vote' ? [{ bot, order }] : []));
	expect(new Set(ballots.map(({ bot, order }) => `${bot.place} ${order.poll}`)).size).toBe(ballots.length);
	for (const form of pollForms) {
		const own = ballots.filter(({ order }) => order.poll === poll(form).id);
		expect(own.length).toBeGreaterThan(100);
		expect(own.every(({ order }) => fits(poll(form), order.choice))).toBe(true);
		expect(new Set(own.map(({ order }) => order.choice.join())).size).toBeGreaterThan(1);
	}
	expect(ballots.every(({ bot, order }) => (order.clock ?? -1) >= bot.quickMs - 1)).toBe(true);
	expect(botsOf('mons', 200, texts).every(({ delayMs }) => delayMs >= 2000 && delayMs <= 15_000)).toBe(true);
});

test('they talk, ask, and say what should be refused; an ended room is left in peace', () => {
	const said = evening('mons', 600);
	for (const kind of ['say', 'ask', 'react'] as const) expect(said.some(({ order }) => order.do === kind)).toBe(true);
	expect(said.some(({ order }) => order.do === 'say' && order.text === 'Spam')).toBe(true);
	const ended = fold(room, { v: 99, at: 0, kind: 'ended' });
	const turn = { seed: 'mons', second: 1, before: 0, now: 1000, state: ended, waiting: [] };
	expect(actsOf(botsOf('mons', 20, texts), texts, turn, () => 'id')).toEqual([]);
});
