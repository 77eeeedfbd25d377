import { expect, test } from 'vitest';
import { leftOf, sizeFor } from './countdown.ts';

test('a screen that is six seconds late still shows the chapter when the studio has ended it', () => {
	const chapter = { at: 10_000, seconds: 60 };
	expect(leftOf(chapter, 40_000, 6000)).toEqual({ studio: 30_000, screen: 36_000 });
	expect(leftOf(chapter, 72_000, 6000)).toEqual({ studio: -2000, screen: 4000 });
});

test('a question is as large as its place allows, and a long word stays whole', () => {
	expect(sizeFor('Pourquoi ?', 1000, 600)).toBeGreaterThan(sizeFor('Pourquoi ? '.repeat(20), 1000, 600));
	expect(sizeFor('anticonstitutionnellement', 400, 600)).toBeLessThanOrEqual(400 / (25 * 0.62));
});
