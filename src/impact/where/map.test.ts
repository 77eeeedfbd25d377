import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelsOf, mapOf, toneOf } from './map.ts';

test('each amount has one tone, a larger one none that is paler, and nothing has none', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(500), { maxLength: 30 }), (amounts) => {
			const levels = levelsOf(amounts);
			expect(levels.length).toBe(Math.min(4, new Set(amounts.filter(Boolean)).size));
			const tones = amounts.toSorted((a, b) => a - b).map((amount) => toneOf(amount, levels));
			expect(tones).toEqual(tones.toSorted((a, b) => a - b));
			for (const amount of amounts) expect(toneOf(amount, levels) > 0).toBe(amount > 0);
			if (levels.length) expect(toneOf(Math.max(...amounts), levels)).toBe(4);
			for (const [at, { least }] of levels.entries()) if (at) expect(least).toBeGreaterThan(levels[at - 1]?.most ?? 0);
		})
	);
});

test('a commune is drawn with its amount, and the legend says what a tone is', () => {
	const part = (name: string) => ({ name, outline: 'M0 0Z', middle: { x: 1, y: 2 } });
	const frame = { width: 10, height: 10, west: 0, north: 0, east: 1, south: 1 };
	const map = mapOf(
		{ ...frame, parts: ['Mons', 'Dour', 'Lens'].map(part) },
		new Map([
			['Mons', 7],
			['Lens', 2],
			[null, 9]
		]),
		String
	);
	expect(map.parts.map(({ name, tone, says }) => [name, tone, says])).toEqual([
		['Mons', 4, '7'],
		['Dour', 0, null],
		['Lens', 3, '2']
	]);
	expect(map.legend).toEqual([
		{ tone: 3, says: '2' },
		{ tone: 4, says: '7' }
	]);
});
