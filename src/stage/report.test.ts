import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, reactionsBy, reportOf, withoutFew } from './report.ts';
import type { Entry, PublicEntry, StaffEntry, Written } from './room/entries.ts';
import type { Part, Poll, Tally } from './room/poll.ts';

const T = Date.UTC(2026, 10, 26, 19);
const log = (...lines: [number, PublicEntry | StaffEntry][]): Entry[] =>
	lines.map(([at, entry], index) => ({ v: index + 1, at: T + at, ...entry }) as Entry);
const title = { source: 'fr', fr: 'Ouverture' } as const;
const written = (id: string): Written => ({ id, name: 'Ana', text: id, station: null, origin: 'here' });
const wait = (id: string) => ({ kind: 'waiting', what: 'chat', message: written(id), author: 'aa' }) as const;

test('a report says what became of messages and questions, and how long they waited', () => {
	const { messages, questions, upvotes, segments, graphics, most } = reportOf(
		log(
			[0, { kind: 'started' }],
			[0, { kind: 'segment', segment: 's1', title }],
			[1000, wait('a')],
			[1000, wait('b')],
			[1000, wait('c')],
			[3000, { kind: 'decided', message: 'a', state: 'shown' }],
			[3000, { kind: 'said', message: written('a') }],
			[4000, { kind: 'decided', message: 'b', state: 'rejected' }],
			[5000, { kind: 'asked', message: written('q') }],
			[6000, { kind: 'upvoted', votes: { q: 7 } }],
			[7000, { kind: 'answering', question: 'q' }],
			[8000, { kind: 'taken', layer: 'lower', graphic: { name: 'question', data: {} }, cue: null, until: null }],
			[60_000, { kind: 'segment', segment: 's2', title }],
			[90_000, { kind: 'ended' }]
		),
		{ segments: [{ id: 's1', seconds: 50 }] }
	);
	expect(messages).toEqual({ shown: 2, rejected: 1, removed: 0, waiting: 1, medianMs: 2000 });
	expect(questions.map(({ id, votes, state, answeredAt }) => [id, votes, state, answeredAt])).toEqual([
		['q', 7, 'answering', T + 7000]
	]);
	expect(upvotes).toBe(7);
	expect(segments.map(({ seconds, planned }) => [seconds, planned])).toEqual([
		[60, 50],
		[30, null]
	]);
	expect(graphics).toEqual([{ name: 'question', count: 1 }]);
	expect(most).toBeNull();
});

test('screens are told by the quarter of an hour, as they were measured', () => {
	const { most, screens } = reportOf(
		log(
			[0, { kind: 'watched', viewers: 3 }],
			[60_000, { kind: 'watched', viewers: 9 }],
			[16 * 60_000, { kind: 'watched', viewers: 5 }]
		)
	);
	expect(most).toBe(9);
	expect(screens).toEqual([
		{ at: T, count: 9 },
		{ at: T + 15 * 60_000, count: 5 }
	]);
});

const part: fc.Arbitrary<Part> = fc.record({
	ballots: fc.nat(30),
	options: fc.dictionary(fc.constantFrom('0', '1', '2'), fc.nat(30))
});
const tally: fc.Arbitrary<Tally> = fc.record({
	ballots: fc.nat(300),
	options: fc.dictionary(fc.constantFrom('0', '1', '2'), fc.nat(300)),
	stations: fc.constant({}),
	communes: fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), part)
});
const sum = (parts: Tally['communes'], of: (part: Part) => number): number =>
	Object.values(parts).reduce((all, one) => all + of(one), 0);

test('no commune is told with fewer than five ballots, and the sums stay what they were', () => {
	fc.assert(
		fc.property(tally, (given) => {
			const { communes } = withoutFew(given);
			for (const [name, { ballots }] of Object.entries(communes)) if (name) expect(ballots).toBeGreaterThanOrEqual(5);
			expect(sum(communes, ({ ballots }) => ballots)).toBe(sum(given.communes, ({ ballots }) => ballots));
			for (const option of ['0', '1', '2'])
				expect(sum(communes, ({ options }) => options[option] ?? 0)).toBe(
					sum(given.communes, ({ options }) => options[option] ?? 0)
				);
		})
	);
});

test('ballots and reactions of a report add up to what the log holds', () => {
	const poll = (id: string) => ({ id, question: title }) as unknown as Poll;
	fc.assert(
		fc.property(fc.array(fc.nat(200)), fc.array(fc.tuple(fc.nat(7_200_000), fc.nat(40))), (polls, hearts) => {
			const entries = log(
				...polls.map((_, index) => [index, { kind: 'polled', poll: poll(`p${index}`) }] as [number, PublicEntry]),
				...hearts.map(([at, heart]) => [at, { kind: 'reacted', counts: { heart } }] as [number, PublicEntry])
			);
			const counted = Object.fromEntries(
				polls.map((ballots, index) => [`p${index}`, { ballots, options: {}, stations: {}, communes: {} }])
			);
			const report = reportOf(entries, { tallies: counted });
			expect(report.ballots).toBe(polls.reduce((all, one) => all + one, 0));
			const all = hearts.reduce((total, [, count]) => total + count, 0);
			expect(report.reactions.heart ?? 0).toBe(all);
			for (const lengthMs of [1000, 60_000, 900_000])
				expect(reactionsBy(entries, lengthMs).reduce((total, { count }) => total + count, 0)).toBe(all);
		})
	);
});

test('a median is a middle', () => {
	expect(median([])).toBeNull();
	expect(median([5, 1, 3])).toBe(3);
	expect(median([4, 1, 2, 3])).toBe(3);
});
