import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../room/entries.ts';
import type { CueContent } from '../room/orders.schema.ts';
import { emptyStaff, foldStaff } from '../room/staff.ts';
import type { Rundown } from '../rundown.ts';
import { dueAt } from './autopilot.ts';
import { pollOf } from './room/polls.ts';

const words = { source: 'fr', fr: 'Oui ?' } as const;
const poll: Extract<CueContent, { kind: 'poll' }> = {
	kind: 'poll',
	form: 'choice',
	question: words,
	options: [words, words],
	most: 1,
	points: 5,
	results: 'live',
	coded: false,
	right: [],
	explanation: null,
	onAir: false,
	seconds: 0
};

test('run second by second, every segment begins once and every poll is opened and revealed once', () => {
	const shape = fc.array(
		fc.record({ seconds: fc.integer({ min: 10, max: 120 }), cues: fc.integer({ min: 0, max: 4 }) }),
		{ minLength: 1, maxLength: 6 }
	);
	fc.assert(
		fc.property(shape, (segments) => {
			const rundown: Rundown = segments.map(({ seconds, cues }, place) => ({
				id: `s${place}`,
				title: words,
				seconds,
				note: null,
				cues: Array.from({ length: cues }, (_, turn) => ({ id: `c${place}-${turn}`, content: poll }))
			}));
			const total = segments.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
			let state = emptyStaff;
			const done: string[] = [];
			for (let elapsed = 0; elapsed < total; elapsed += 1000)
				for (const order of dueAt(rundown, state, elapsed)) {
					const entries = entriesOf(order);
					done.push(...entries.map(({ kind }) => kind));
					state = entries.map((entry) => ({ v: 1, at: elapsed, ...entry }) as Entry).reduce(foldStaff, state);
				}
			const polls = segments.reduce((sum, { cues }) => sum + cues, 0);
			expect(done.filter((kind) => kind === 'segment')).toHaveLength(segments.length);
			expect(done.filter((kind) => kind === 'polled')).toHaveLength(polls);
			expect(done.filter((kind) => kind === 'revealed').length).toBeGreaterThanOrEqual(polls - 1);
			expect(new Set(state.taken).size).toBe(polls);
		}),
		{ numRuns: 40 }
	);
});

function entriesOf(order: ReturnType<typeof dueAt>[number]): Omit<Entry, 'v' | 'at'>[] {
	if (order.do === 'segment')
		return [{ kind: 'segment', segment: order.segment, title: words } as Omit<Entry, 'v' | 'at'>];
	if (order.do === 'take') return [{ kind: 'polled', poll: pollOf(order.cue, poll) } as Omit<Entry, 'v' | 'at'>];
	const id = order.do === 'reveal' ? order.poll : '';
	const tally = { ballots: 0, options: {}, stations: {}, communes: {} };
	return [
		{ kind: 'closed', poll: id, until: 0 } as Omit<Entry, 'v' | 'at'>,
		{ kind: 'revealed', poll: id, tally, right: [], explanation: null } as Omit<Entry, 'v' | 'at'>
	];
}
