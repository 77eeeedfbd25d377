import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from './entries.ts';
import { cutReels, indexOf, reelAt, seenAgain, stateAt } from './replay.ts';
import { emptyRoom, fold, type RoomState } from './state.ts';

const FROM = 1_795_000_000_000;
const id = (n: number): string => `message-${n}`;
const written = (n: number) => ({
	id: id(n),
	name: 'Ada (fictive)',
	text: `texte ${n}`,
	station: null,
	origin: 'here' as const
});
const words = { source: 'fr', fr: 'Prêt ?' } as const;
const poll = {
	...{
		form: 'choice',
		question: words,
		options: [words, words],
		most: 1,
		points: 0,
		results: 'live',
		seconds: 0,
		coded: false
	},
	id: 'poll'
} as const;
const tally = { ballots: 1, options: { '0': 1 }, stations: {}, communes: {} };

const number = fc.nat({ max: 12 });
const told = fc.oneof(
	number.map((n) => ({ kind: 'said' as const, message: written(n) })),
	number.map((n) => ({ kind: 'asked' as const, message: written(n) })),
	fc.tuple(number, number).map(([n, votes]) => ({ kind: 'upvoted' as const, votes: { [id(n)]: votes } })),
	number.map((n) => ({ kind: 'answering' as const, question: id(n) })),
	number.map((n) => ({ kind: 'removed' as const, message: id(n) })),
	fc.constant({ kind: 'polled' as const, poll }),
	fc.constant({ kind: 'counted' as const, poll: 'poll', tally }),
	fc.constant({ kind: 'closed' as const, poll: 'poll', until: FROM }),
	number.map((n) => ({ kind: 'segment' as const, segment: `segment-${n}`, title: words })),
	number.map((n) => ({ kind: 'reacted' as const, counts: { heart: n } })),
	number.map((n) => ({ kind: 'waiting' as const, what: 'chat' as const, message: written(n), author: 'x' })),
	number.map((n) => ({ kind: 'noted' as const, author: 'x', note: `n${n}` }))
);
const log = fc
	.array(fc.tuple(told, fc.integer({ min: -90_000, max: 400_000 })), { maxLength: 60 })
	.map((lines) => lines.map(([body, ms], v) => ({ v, at: FROM + ms, ...body }) as Entry));
const length = fc.integer({ min: 0, max: 330_000 });

const whole = (entries: readonly Entry[], moment: number): RoomState =>
	seenAgain(entries)
		.filter(({ at }) => at <= moment)
		.reduce<RoomState>(fold, emptyRoom);

test('a seek anywhere gives from one reel what a full fold gives', () => {
	fc.assert(
		fc.property(log, length, fc.integer({ min: 0, max: 500_000 }), (entries, ms, seek) => {
			const reels = cutReels(seenAgain(entries), FROM, FROM + ms);
			const index = indexOf(seenAgain(entries), 1, FROM, FROM + ms);
			expect(index.reels).toBe(reels.length);
			const reel = reels[reelAt(index, FROM + seek)];
			expect(reel && stateAt(reel, FROM + seek)).toEqual(whole(entries, FROM + seek));
		})
	);
});

test('the reels hold every entry once, and nothing that only the crew saw or that was taken away', () => {
	fc.assert(
		fc.property(log, length, (entries, ms) => {
			const removed = entries.flatMap((entry) => (entry.kind === 'removed' ? [entry.message] : []));
			const reels = JSON.stringify(cutReels(seenAgain(entries), FROM, FROM + ms));
			for (const hidden of ['"kind":"waiting"', '"kind":"noted"']) expect(reels).not.toContain(hidden);
			for (const message of removed) expect(reels).not.toContain(`"id":"${message}"`);
			const kept = cutReels(seenAgain(entries), FROM, FROM + ms).flatMap((reel) => reel.entries.map(({ v }) => v));
			expect(new Set(kept).size).toBe(kept.length);
		})
	);
});

test('a link to a question leads to where it was taken, or else to where it was asked', () => {
	const asked = (v: number, n: number, ms: number): Entry => ({ v, at: FROM + ms, kind: 'asked', message: written(n) });
	const entries: Entry[] = [
		asked(1, 1, -5000),
		asked(2, 2, 1000),
		{ v: 3, at: FROM + 9000, kind: 'answering', question: id(1) }
	];
	const { questions } = indexOf(seenAgain(entries), 3, FROM, FROM + 20_000);
	expect(questions).toEqual({ [id(1)]: FROM + 9000, [id(2)]: FROM + 1000 });
});
