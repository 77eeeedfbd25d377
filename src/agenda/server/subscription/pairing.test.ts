import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pair } from './pairing.ts';

const NOW = new Date('2026-10-01T00:00:00Z');
const day = fc.integer({ min: -10, max: 60 }).map((days) => new Date(NOW.getTime() + days * 86_400_000));
const list = fc.uniqueArray(fc.record({ recurrence: fc.integer({ min: 0, max: 20 }).map(String), startsAt: day }), {
	selector: ({ recurrence }) => recurrence,
	maxLength: 20
});

test('each séance is paired once, gone once or added once, and none is lost', () => {
	fc.assert(
		fc.property(list, list, (known, coming) => {
			const { pairs, gone, added } = pair(known, coming, NOW);
			const left = pairs.map(([one]) => one);
			const right = pairs.map(([, one]) => one);
			expect(new Set([...left, ...gone]).size).toBe(left.length + gone.length);
			expect(new Set([...right, ...added])).toEqual(new Set(coming));
			expect(right.length + added.length).toBe(coming.length);
			for (const one of known)
				expect(
					left.includes(one) || gone.includes(one) || one.startsAt <= NOW,
					'only what has begun is left alone'
				).toBe(true);
			for (const [one, other] of pairs)
				expect(one.recurrence === other.recurrence || (one.startsAt > NOW && other.startsAt > NOW)).toBe(true);
		})
	);
});

test('the same list again is the same list', () => {
	fc.assert(
		fc.property(list, (known) => {
			expect(pair(known, known, NOW)).toEqual({ pairs: known.map((one) => [one, one]), gone: [], added: [] });
		})
	);
});
