import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BeforeAndAfter, changesOf } from './change.ts';
import { LEAST_TOLD } from './crowd.ts';

const questions = ['one', 'other'] as const;
type Answer = BeforeAndAfter<(typeof questions)[number]>;
const degree = fc.integer({ min: 1, max: 7 });
const stand = fc.record({ one: degree, other: degree });
const answers = fc.array(fc.record({ before: stand, after: stand }), { maxLength: 25 });

test('rises, falls and stays of whoever is told of are all of them, in whole steps, and the middle lies between', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), answers), (given) => {
			const groups = new Map<string, readonly Answer[]>(Object.entries(given));
			const { all, groups: told } = changesOf(questions, groups);
			for (const [its, change] of [[[...groups.values()].flat(), all] as const, ...each(groups, told)]) {
				if (!change) continue;
				expect(its.length).toBeGreaterThanOrEqual(LEAST_TOLD);
				for (const question of questions) {
					const { before, after, rose, fell, stayed } = change.of[question];
					const exact = [
						its.filter((one) => one.after[question] > one.before[question]).length,
						its.filter((one) => one.after[question] < one.before[question]).length,
						its.filter((one) => one.after[question] === one.before[question]).length
					];
					for (const [at, number] of [rose, fell, stayed].entries()) {
						const people = exact[at] ?? 0;
						if (number === null) expect(people > 0 && people < LEAST_TOLD).toBe(true);
						else expect(number).toBe(people - (people % LEAST_TOLD));
					}
					for (const middle of [before, after]) expect(middle >= 1 && middle <= 7).toBe(true);
				}
			}
		})
	);
});

test('what is hidden together is nobody, or enough not to be computed', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), answers), (given) => {
			const groups = new Map<string, readonly Answer[]>(Object.entries(given));
			const { groups: told } = changesOf(questions, groups);
			const hidden = [...groups].filter(([group]) => !told.has(group)).flatMap(([, its]) => its);
			if (told.size) expect(hidden.length === 0 || hidden.length >= LEAST_TOLD).toBe(true);
		})
	);
});

const each = <Told>(groups: ReadonlyMap<string, readonly Answer[]>, told: ReadonlyMap<string, Told>) =>
	[...told].map(([group, change]) => [groups.get(group) ?? [], change] as const);
