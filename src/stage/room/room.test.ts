import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, momentOfAct } from './clock.ts';
import { type Entry, isPublic, type PublicEntry, type StaffEntry } from './entries.ts';
import { fits, type Poll, pointsFor, weights, wordOf } from './poll.ts';
import { emptyStaff, foldStaff } from './staff.ts';
import { emptyRoom, fold, ranked } from './state.ts';

const words = { source: 'fr', fr: 'Oui ?' } as const;
const id = fc.constantFrom('a', 'b', 'c', 'd');
const written = id.map((name) => ({
	id: name,
	name: 'Nadia',
	text: 'Bonjour',
	station: null,
	origin: 'here' as const
}));
const tally = fc.record({
	ballots: fc.nat(9),
	options: fc.constant({ 0: 1 }),
	stations: fc.constant({}),
	communes: fc.constant({})
});
const poll = (name: string): Poll => ({
	id: name,
	form: 'choice',
	question: words,
	options: [words, words],
	most: 1,
	points: 5,
	results: 'live',
	seconds: 0,
	coded: false
});
const shown: fc.Arbitrary<PublicEntry> = fc.oneof(
	written.map((message) => ({ kind: 'said' as const, message })),
	written.map((message) => ({ kind: 'asked' as const, message })),
	id.map((message) => ({ kind: 'removed' as const, message })),
	fc.record({ kind: fc.constant('upvoted' as const), votes: fc.dictionary(id, fc.nat(99)) }),
	id.map((name) => ({ kind: 'polled' as const, poll: poll(name) })),
	fc.record({ kind: fc.constant('counted' as const), poll: id, tally }),
	fc.record({ kind: fc.constant('closed' as const), poll: id, until: fc.nat(100) }),
	fc.constant({ kind: 'reacted' as const, counts: { heart: 2 } }),
	fc.constant({
		kind: 'taken' as const,
		layer: 'lower' as const,
		graphic: { name: 'title', data: {} },
		cue: null,
		until: null
	}),
	fc.constant({ kind: 'cleared' as const, layer: 'all' as const, why: 'panic' as const })
);
const hidden: fc.Arbitrary<StaffEntry> = fc.oneof(
	written.map((message) => ({ kind: 'waiting' as const, what: 'chat' as const, message, author: '00' })),
	fc.record({
		kind: fc.constant('decided' as const),
		message: id,
		state: fc.constantFrom('shown' as const, 'rejected' as const)
	}),
	fc.record({ kind: fc.constant('tallied' as const), poll: id, tally }),
	fc.record({
		kind: fc.constant('keyed' as const),
		poll: id,
		right: fc.constant(['0']),
		explanation: fc.constant(null)
	})
);
const log = fc
	.array(fc.tuple(fc.oneof(shown, hidden), fc.nat(1000)), { maxLength: 60 })
	.map((given) => given.map(([entry, at], place) => ({ v: place + 1, at, ...entry }) as Entry));

test('what everybody sees is the same with and without what only the crew sees', () => {
	fc.assert(
		fc.property(log, (entries) => {
			expect(entries.filter(isPublic).reduce(fold, emptyRoom)).toEqual(entries.reduce(foldStaff, emptyStaff).room);
		})
	);
});

test('a fold can be cut anywhere and sent as JSON', () => {
	fc.assert(
		fc.property(log, fc.nat(60), (entries, cut) => {
			const halfway = JSON.parse(JSON.stringify(entries.slice(0, cut).reduce(foldStaff, emptyStaff)));
			expect(entries.slice(cut).reduce(foldStaff, halfway)).toEqual(entries.reduce(foldStaff, emptyStaff));
		})
	);
});

test('the chat reads in the order in which it was said, however late the pictures are', () => {
	const said = fc.uniqueArray(fc.nat(10_000), { maxLength: 30 });
	fc.assert(
		fc.property(said, (moments) => {
			const entries = moments.map(
				(at, v) =>
					({
						v,
						at,
						kind: 'said',
						message: { id: String(at), name: '', text: '', station: null, origin: 'here' }
					}) as Entry
			);
			const arrived = entries.reduce(fold, emptyRoom).chat.map(({ at }) => at);
			expect(arrived).toEqual([...entries].sort(inOrder).map(({ at }) => at));
		})
	);
});

test('questions are ranked by votes, those on air first and those answered last', () => {
	const question = (name: string, votes: number, state: 'open' | 'answering' | 'answered') =>
		({ id: name, name: '', text: '', station: null, origin: 'here', at: 0, votes, state, answeredAt: null }) as const;
	const questions = {
		a: question('a', 1, 'open'),
		b: question('b', 9, 'open'),
		c: question('c', 99, 'answered'),
		d: question('d', 0, 'answering')
	};
	expect(ranked(questions).map((one) => one.id)).toEqual(['d', 'b', 'a', 'c']);
});

test('an act counts for the moment that its picture showed, and nobody acts in the past or the future', () => {
	fc.assert(
		fc.property(
			fc.nat(100_000),
			fc.option(fc.nat(100_000), { nil: undefined }),
			fc.option(fc.nat(60_000), { nil: null }),
			(now, clock, delay) => {
				const at = momentOfAct(now, clock, delay);
				expect(at).toBeLessThanOrEqual(now);
				expect(at).toBeGreaterThanOrEqual(delay === null ? now : now - delay - 1000);
			}
		)
	);
});

test('a choice fits its poll or is refused', () => {
	const with_ = (more: Partial<Poll>): Poll => ({ ...poll('a'), ...more });
	expect(fits(with_({}), ['1'])).toBe(true);
	for (const wrong of [[], ['2'], ['0', '1'], ['-1'], ['1.0'], ['01'], ['x']])
		expect(fits(with_({}), wrong)).toBe(false);
	expect(fits(with_({ most: 2 }), ['1', '0'])).toBe(true);
	expect(fits(with_({ most: 2 }), ['1', '1'])).toBe(false);
	expect(fits(with_({ form: 'scale' }), ['5'])).toBe(true);
	expect(fits(with_({ form: 'scale' }), ['0'])).toBe(false);
	expect(fits(with_({ form: 'priority' }), ['1', '0'])).toBe(true);
	expect(fits(with_({ form: 'priority' }), ['1'])).toBe(false);
	expect(fits(with_({ form: 'cloud', options: [] }), [wordOf('  « Créer ! »')])).toBe(true);
	expect(fits(with_({ form: 'cloud', options: [] }), [''])).toBe(false);
	expect(wordOf('  « Créer ! »')).toBe('créer');
	expect(weights(with_({ form: 'priority' }), ['1', '0'])).toEqual([
		['1', 2],
		['0', 1]
	]);
});

test('points fall from a thousand to half of it, and only for what is right', () => {
	fc.assert(
		fc.property(fc.integer({ min: -5000, max: 60_000 }), fc.integer({ min: 0, max: 60 }), (reaction, seconds) => {
			const points = pointsFor(true, reaction, seconds);
			expect(points).toBeGreaterThanOrEqual(500);
			expect(points).toBeLessThanOrEqual(1000);
			expect(points).toBeGreaterThanOrEqual(pointsFor(true, reaction + 100, seconds));
			expect(pointsFor(false, reaction, seconds)).toBe(0);
		})
	);
});
