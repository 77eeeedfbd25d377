import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paths, skyline, type Week } from './skyline.ts';

const areas = ['agenda', 'network', 'stage'];
const count = fc.oneof(fc.constant(0), fc.nat(9), fc.nat(100_000));
const week = fc.record({
	start: fc.integer({ min: 0, max: 800 }).map((day) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10)),
	counts: fc.record({ agenda: count, network: count, stage: count, unknown: count }, { requiredKeys: [] })
});
const weeks: fc.Arbitrary<Week[]> = fc.array(week, { maxLength: 53 });

describe('the terril of facts', () => {
	test('never grows over its height', () => {
		fc.assert(
			fc.property(weeks, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 }), (given, highest, across) => {
				const drawn = skyline(given, areas, highest, across);
				expect(drawn.rows).toBeLessThanOrEqual(highest);
				for (const { pixels } of drawn.columns) expect(pixels.length).toBeLessThanOrEqual(drawn.rows * across);
			})
		);
	});

	test('draws every week true to half a pixel, and every week that was not empty', () => {
		fc.assert(
			fc.property(weeks, (given) => {
				const { perPixel, columns } = skyline(given, areas);
				for (const { total, pixels } of columns) {
					if (total === 0) expect(pixels).toEqual([]);
					else if (pixels.length === 1) expect(total).toBeLessThan(perPixel * 1.5);
					else expect(Math.abs(pixels.length * perPixel - total)).toBeLessThanOrEqual(perPixel / 2);
				}
			})
		);
	});

	test('shares a week among its areas, each true to one pixel', () => {
		fc.assert(
			fc.property(weeks, (given) => {
				for (const { total, counts, pixels } of skyline(given, areas).columns) {
					for (const area of areas) {
						const drawn = pixels.filter((pixel) => pixel === area).length;
						const exact = total === 0 ? 0 : ((counts[area as keyof typeof counts] ?? 0) * pixels.length) / total;
						expect(Math.abs(drawn - exact)).toBeLessThan(1 + 1e-9);
						if (exact === 0) expect(drawn).toBe(0);
					}
				}
			})
		);
	});

	test('counts every fact of its areas and no other', () => {
		fc.assert(
			fc.property(weeks, (given) => {
				const facts = given.flatMap(({ counts }) => areas.map((area) => counts[area] ?? 0));
				expect(skyline(given, areas).total).toBe(facts.reduce((a, b) => a + b, 0));
			})
		);
	});

	test('one pixel is one fact while there are few', () => {
		const { perPixel, columns } = skyline([{ start: '2026-11-23', counts: { agenda: 2, stage: 1 } }], areas);
		expect(perPixel).toBe(1);
		expect([...(columns[0]?.pixels ?? [])].sort()).toEqual(['agenda', 'agenda', 'stage']);
	});

	test('draws one path for an area and a week, one line for a pixel', () => {
		fc.assert(
			fc.property(weeks, (given) => {
				const { columns, across } = skyline(given, areas);
				for (const [place, column] of columns.entries()) {
					const drawn = paths(column, place, across);
					expect([...drawn.keys()].sort()).toEqual([...new Set(column.pixels)].sort());
					const lines = [...drawn.values()].join('').match(/M[^M]*/g) ?? [];
					expect(new Set(lines).size).toBe(column.pixels.length);
				}
			})
		);
	});

	test('no week gives flat ground', () => {
		expect(skyline([], areas)).toEqual({ total: 0, perPixel: 1, across: 2, rows: 0, columns: [] });
	});
});
