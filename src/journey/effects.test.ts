import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BeforeAndAfter, effectsOf, LEAST_TOLD } from './effects.ts';

const pair = (before: number, after: number): BeforeAndAfter => ({
	before: { desirability: before, feasibility: 4 },
	after: { desirability: after, feasibility: 3 }
});
const some = (count: number, before: number, after: number) => Array.from({ length: count }, () => pair(before, after));

test('falls are told like rises', () => {
	const [all, unlikely, unsure] = effectsOf([...some(10, 2, 4), ...some(12, 4, 3)]);
	expect(all).toEqual({
		...{ group: 'all', people: 22 },
		desirability: { before: 4, after: 3, rose: 10, fell: 12, stayed: 0 },
		feasibility: { before: 4, after: 3, rose: 0, fell: 22, stayed: 0 }
	});
	expect(unlikely).toMatchObject({ people: 10, desirability: { before: 2, after: 4, rose: 10, fell: 0 } });
	expect(unsure).toMatchObject({ people: 12, desirability: { fell: 12 } });
});

test('few are not told of, and cannot be computed from the rest', () => {
	expect(effectsOf(some(7, 4, 5)).every(({ people }) => people === null)).toBe(true);
	const told = effectsOf([...some(3, 1, 2), ...some(9, 4, 5), ...some(20, 7, 7)]);
	expect(told.map(({ group, people }) => [group, people])).toEqual([
		['all', 32],
		['unlikely', null],
		['unsure', null],
		['likely', 20]
	]);
	expect(
		effectsOf([...some(3, 1, 2), ...some(2, 7, 5), ...some(20, 4, 4)])
			.slice(1)
			.every(({ people }) => people === null)
	).toBe(true);
	const wish = fc.record({ desirability: fc.integer({ min: 1, max: 7 }), feasibility: fc.integer({ min: 1, max: 7 }) });
	fc.assert(
		fc.property(fc.array(fc.record({ before: wish, after: wish }), { maxLength: 30 }), (answers) => {
			const told = effectsOf(answers);
			const [all, ...parts] = told;
			for (const { people } of told) if (people != null) expect(people).toBeGreaterThanOrEqual(LEAST_TOLD);
			const shown = parts.reduce((sum, { people }) => sum + (people ?? 0), 0);
			const rest = (all?.people ?? 0) - shown;
			if (all?.people != null && rest > 0 && parts.some(({ people }) => people != null))
				expect(rest).toBeGreaterThanOrEqual(LEAST_TOLD);
		})
	);
});
