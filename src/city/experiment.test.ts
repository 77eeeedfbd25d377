import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBeyond, type Measured, stageOf } from './experiment.ts';

const now = new Date('2027-03-01T12:00:00Z');
const measured = (value: number | null, minutesAgo: number, silent = false): Measured => ({
	value,
	at: new Date(now.getTime() - minutesAgo * 60_000),
	silent
});

test('a stop says the other thing only while a fresh number is beyond its bound', () => {
	const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
	fc.assert(
		fc.property(finite, finite, fc.nat({ max: 60 }), (value, bound, ago) => {
			expect(isBeyond({ side: 'above', bound }, measured(value, ago), now)).toBe(value > bound);
			expect(isBeyond({ side: 'below', bound }, measured(value, ago), now)).toBe(value < bound);
			for (const unknown of [measured(null, ago), measured(value, 61 + ago), measured(value, ago, true)])
				expect(isBeyond({ side: 'above', bound }, unknown, now)).toBeNull();
			expect(isBeyond({ side: 'above', bound }, { value, at: null, silent: false }, now)).toBeNull();
		})
	);
});

test('an experiment is ahead, running or over, whatever the day', () => {
	const its = { since: '2027-03-01', until: '2027-03-31' };
	expect(['2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01'].map((day) => stageOf(its, day))).toEqual([
		...['ahead', 'running'],
		...['running', 'over']
	]);
	expect(stageOf({ ...its, until: null }, '2030-01-01')).toBe('running');
});
