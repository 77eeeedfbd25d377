import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { airedLines, airedOf } from './aired.ts';
import type { Entry, PublicEntry, StaffEntry } from './room/entries.ts';
import { layers } from './room/entries.ts';
import type { Poll } from './room/poll.ts';

const T = Date.UTC(2026, 10, 26, 19, 14);
const log = (...lines: [number, PublicEntry | StaffEntry][]): Entry[] =>
	lines.map(([at, entry], index) => ({ v: index + 1, at: T + at, ...entry }) as Entry);
const question = { id: 'q1', name: 'Nadia', text: 'Et la peur ?', station: 'tele', origin: 'here' } as const;
const poll = { id: 'p1', question: { source: 'fr', fr: 'Oser ?', en: 'Dare?' } } as unknown as Poll;
const card = { name: 'question', data: { text: 'Et la peur ?', name: 'Nadia', votes: 4 } };

test('what was on air is told with its times, and who wrote it', () => {
	const aired = airedOf(
		log(
			[0, { kind: 'asked', message: question }],
			[1000, { kind: 'taken', layer: 'lower', graphic: card, cue: null, until: null }],
			[1500, { kind: 'answering', question: 'q1' }],
			[2000, { kind: 'polled', poll }],
			[4000, { kind: 'closed', poll: 'p1', until: 0 }],
			[5000, { kind: 'taken', layer: 'lower', graphic: { name: 'logo', data: {} }, cue: null, until: null }],
			[5500, { kind: 'answered', question: 'q1' }],
			[6000, { kind: 'cleared', layer: 'all', why: 'panic' }]
		)
	);
	expect(aired.map(({ from, to, kind, text }) => [from - T, to && to - T, kind, text])).toEqual([
		[1000, 5000, 'graphic', 'Et la peur ? · Nadia'],
		[1500, 5500, 'question', 'Et la peur ?'],
		[2000, 4000, 'poll', 'Oser ?'],
		[5000, 6000, 'graphic', '']
	]);
	expect(aired.map(({ message }) => message?.name)).toEqual(['Nadia', 'Nadia', undefined, undefined]);
});

test('two graphics never stand in one place at once, and all are off when the show has ended', () => {
	const place = fc.constantFrom(...layers);
	const act = fc.oneof(
		place.map((layer) => ({ kind: 'taken', layer, graphic: card, cue: null, until: null }) as const),
		fc.oneof(place, fc.constant('all' as const)).map((layer) => ({ kind: 'cleared', layer, why: 'hand' }) as const)
	);
	fc.assert(
		fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
			const lines = acts.map((entry, index) => [index * 10, entry] as [number, PublicEntry]);
			const aired = airedOf(log(...lines, [9999, { kind: 'ended' }]));
			expect(aired.length).toBe(acts.filter(({ kind }) => kind === 'taken').length);
			for (const layer of layers) {
				const there = aired.filter((one) => one.layer === layer);
				there.forEach((one, index) => {
					expect(one.to).not.toBeNull();
					expect(one.to).toBeLessThanOrEqual(there[index + 1]?.from ?? T + 9999);
				});
			}
		})
	);
});

test('a graphic that is taken again with new figures is one, and its options come behind its question', () => {
	const data = (votes: number) => ({ form: 'choice', options: [{ text: 'Oui', votes }], question: 'Oser ?' });
	const take = (votes: number) =>
		({ kind: 'taken', layer: 'side', graphic: { name: 'result', data: data(votes) }, cue: 'c1', until: null }) as const;
	const aired = airedOf(log([0, take(1)], [500, take(2)], [900, { kind: 'cleared', layer: 'side', why: 'hand' }]));
	expect(aired.map(({ from, to, text }) => [from - T, to && to - T, text])).toEqual([[0, 900, 'Oser ? · Oui']]);
});

test('the lines of an archive have the sum that any tool finds', () => {
	const lines = airedLines(airedOf(log([0, { kind: 'polled', poll }], [1000, { kind: 'ended' }])));
	expect(lines).toBe(
		'["2026-11-26T19:14:00.000Z","2026-11-26T19:14:01.000Z","poll",null,null,"Oser ?",null,null,null]\n'
	);
	expect(createHash('sha256').update(lines).digest('hex')).toMatch(/^[0-9a-f]{64}$/);
});
