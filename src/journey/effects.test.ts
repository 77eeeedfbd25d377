import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_TOLD, toldInSteps } from '#kernel/crowd.ts';
import { type BeforeAndAfter, effectsOf } from './effects.ts';

const pair = (before: number, after: number): BeforeAndAfter => ({
	before: { desirability: before, feasibility: 4 },
	after: { desirability: after, feasibility: 3 }
});
const some = (count: number, before: number, after: number) => Array.from({ length: count }, () => pair(before, after));

test('falls are told like rises', () => {
	const [all, unlikely, unsure] = effectsOf([...some(10, 2, 4), ...some(12, 4, 3)]);
	expect(all).toEqual({
		...{ group: 'all', people: 16 },
		desirability: { before: 4, after: 3, rose: 8, fell: 8, stayed: 0 },
		feasibility: { before: 4, after: 3, rose: 0, fell: 16, stayed: 0 }
	});
	expect(unlikely).toMatchObject({ people: 8, desirability: { before: 2, after: 4, rose: 8, fell: 0 } });
	expect(unsure).toMatchObject({ people: 8, desirability: { fell: 8 } });
});

test('few are not told of, and cannot be computed from the rest', () => {
	expect(effectsOf(some(7, 4, 5)).every(({ people }) => people === null)).toBe(true);
	const told = effectsOf([...some(3, 1, 2), ...some(9, 4, 5), ...some(20, 7, 7)]);
	expect(told.map(({ group, people }) => [group, people])).toEqual([
		['all', 32],
		['unlikely', null],
		['unsure', null],
		['likely', 16]
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
			const shown = told.flatMap(({ people, desirability, feasibility }) => [
				people,
				...[desirability, feasibility].flatMap((change) => change && [change.rose, change.fell, change.stayed])
			]);
			expectNoSmallGroup(shown);
			const hidden = parts.filter(({ people }) => people === null).map(({ group }) => group);
			const rest = answers.filter((answer) => hidden.includes(groupBefore(answer))).length;
			if (all?.people != null && rest > 0 && hidden.length < parts.length)
				expect(rest).toBeGreaterThanOrEqual(LEAST_TOLD);
		})
	);
});

const groupBefore = ({ before: { desirability } }: BeforeAndAfter) =>
	desirability <= 2 ? 'unlikely' : desirability >= 6 ? 'likely' : 'unsure';

/** No number, and no difference of two, is one of 1 to 7 people. */
function expectNoSmallGroup(shown: readonly (number | null)[]): void {
	const numbers = [0, ...shown.filter((one) => one !== null)];
	for (const one of numbers)
		for (const other of numbers)
			expect(one <= other || one - other >= LEAST_TOLD, `${numbers.join()}: ${one} − ${other}`).toBe(true);
}

test('no two numbers that are told leave a group of 1 to 7 between them, nor does one that is known exactly', () => {
	const count = fc.integer({ min: 0, max: 300 });
	const couldBe = (told: number | null): number[] =>
		Array.from({ length: 400 }, (_, people) => people).filter((people) => toldInSteps(people) === told);
	fc.assert(
		fc.property(fc.array(count, { minLength: 2, maxLength: 9 }), (people) => {
			expectNoSmallGroup(people.map(toldInSteps));
			const [all = 0, some = 0] = people.toSorted((a, b) => b - a);
			if (toldInSteps(some) === null) return;
			const left = couldBe(toldInSteps(some)).map((one) => all - one);
			expect(some === 0 || left.some((one) => one <= 0 || one >= LEAST_TOLD)).toBe(true);
		})
	);
});
