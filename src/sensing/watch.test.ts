import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Rule, silentSince, unwatched, type Watched, watch } from './watch.ts';

const MINUTE = 60_000;
const rule: fc.Arbitrary<Rule> = fc.record({
	side: fc.constantFrom('above' as const, 'below' as const),
	value: fc.integer({ min: -5, max: 5 }),
	minutes: fc.integer({ min: 0, max: 10 })
});
/** Values a minute apart or more. */
const values = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 5 }), value: fc.integer({ min: -8, max: 8 }) }), {
	maxLength: 60
});

test('somebody is told once when it was beyond for long enough, and once when it is within again', () => {
	fc.assert(
		fc.property(rule, values, (rule, values) => {
			let [state, minute, beyondSince]: [Watched, number, number | null] = [unwatched, 0, null];
			let told: 'crossed' | 'uncrossed' = 'uncrossed';
			for (const { wait, value } of values) {
				minute += wait;
				const next = watch(state, rule, { at: new Date(minute * MINUTE), value });
				const beyond = rule.side === 'above' ? value > rule.value : value < rule.value;
				beyondSince = beyond ? (beyondSince ?? minute) : null;
				const crossed = beyondSince !== null && minute - beyondSince >= rule.minutes;
				expect(next.now.state).toBe(crossed ? 'crossed' : beyond ? 'beyond' : 'within');
				expect(next.now.since?.getTime() ?? null).toBe(beyondSince === null ? null : beyondSince * MINUTE);
				if (next.told) expect(next.told).not.toBe(told);
				told = next.told ?? told;
				expect(told).toBe(crossed ? 'crossed' : 'uncrossed');
				state = next.now;
			}
		})
	);
});

test('a stream is silent after three intervals, and where nobody waits it never is', () => {
	const at = new Date('2026-01-01T12:00Z');
	const after = (seconds: number) => silentSince(at, 60, new Date(at.getTime() + seconds * 1000));
	expect([after(180), after(181)]).toEqual([null, at]);
	expect([silentSince(at, null, new Date('2030-01-01')), silentSince(null, 60, new Date())]).toEqual([null, null]);
});
