import { expect, test } from 'vitest';
import { gendered, inOrderShown, isGender } from './gendered.ts';

const told = (classes: readonly string[], value: number | null) => ({
	...{ measure: 'HUB01', fromYear: 2026, untilYear: 2026, classes, value }
});

test('ages are shown by their size, then genders in one order, the unknown last', () => {
	const genders = gendered(told([], 40), [
		{ gender: 'man', people: 16 },
		{ gender: 'woman', people: 8 },
		{ gender: 'unknown', people: null }
	]);
	expect(genders.every(({ classes }) => classes.every(isGender))).toBe(true);
	const shown = [...genders, told(['unknown'], 8), told(['to_24'], 24)].toSorted(inOrderShown);
	expect(shown.map(({ classes }) => classes.join())).toEqual([
		...['to_24', 'unknown', 'gender_woman', 'gender_man', 'gender_unknown']
	]);
});
