import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_TOLD } from '../crowd.ts';
import { type Gender, genders, gendersTold } from './genders.ts';

const told = (people: number, said: Partial<Record<Gender, number>>) =>
	gendersTold(people, new Map(Object.entries(said) as [Gender, number][])).map(({ gender, people: its }) => [
		gender,
		its
	]);

test('who has said nothing is unknown, and the unknown are always told', () => {
	expect(told(20, {})).toEqual([['unknown', 16]]);
	expect(told(3, {})).toEqual([['unknown', null]]);
	expect(told(60, { woman: 25, man: 17 })).toEqual([
		['woman', 24],
		['man', 16],
		['unknown', 16]
	]);
});

test('too few are among the unknown, and so is a gender that leaves too few beside it', () => {
	expect(told(40, { woman: 20, man: 7, another: 1 })).toEqual([
		['woman', 16],
		['unknown', 16]
	]);
	// nineteen people of whom sixteen are women: to be one of the nineteen would nearly be said to be a woman
	expect(told(19, { woman: 16 })).toEqual([['unknown', 16]]);
	expect(told(32, { woman: 16, man: 16 })).toEqual([
		['woman', 16],
		['man', 16],
		['unknown', null]
	]);
});

test('whatever was said: nothing under eight, nobody alone beside a class, and nothing lost', () => {
	const some = fc.nat(60);
	fc.assert(
		fc.property(some, some, some, some, (woman, man, another, silent) => {
			const people = woman + man + another + silent;
			const all = told(people, { woman, man, another });
			const said: Record<string, number> = { woman, man, another };
			expect(all.at(-1)?.[0]).toBe('unknown');
			for (const [gender, its] of all.slice(0, -1)) {
				const exact = said[gender ?? ''] ?? 0;
				expect(Number(its)).toBeGreaterThanOrEqual(LEAST_TOLD);
				expect(exact - Number(its)).toBeLessThan(LEAST_TOLD);
				expect(people - exact).toBeGreaterThanOrEqual(LEAST_TOLD);
			}
			for (const [, its] of all) expect(Number(its) % LEAST_TOLD).toBe(0);
			const hidden = genders.filter((gender) => !all.some(([one]) => one === gender));
			const rest = silent + hidden.reduce((sum, gender) => sum + (said[gender] ?? 0), 0);
			expect(all.at(-1)?.[1]).toBe(rest < LEAST_TOLD ? null : rest - (rest % LEAST_TOLD));
		})
	);
});
