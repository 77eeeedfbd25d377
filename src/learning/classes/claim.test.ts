import { expect, test } from 'vitest';
import { minorUntil, needsParent, schoolYearOf } from './claim.ts';
import { schoolYears } from './years.ts';

test('a pupil is held for a minor until the youngest of her class has come of age', () => {
	// in the sixth year of primary school from September 2026: born in 2015, or a year ahead in 2016, of age in 2034
	expect(minorUntil('p6', 2026)).toBe(2034);
	expect(minorUntil('p1', 2026)).toBe(2039);
	expect(minorUntil('s6', 2026)).toBe(2028);
	const untils = schoolYears.map((year) => minorUntil(year, 2026));
	expect(untils).toEqual(untils.toSorted((a, b) => b - a));
});

test('a school year begins in September', () => {
	expect(schoolYearOf(new Date('2026-08-31T12:00:00Z'))).toBe(2026);
	expect(schoolYearOf(new Date('2026-07-31T12:00:00Z'))).toBe(2025);
	expect(schoolYearOf(new Date('2026-12-01T12:00:00Z'))).toBe(2026);
});

test('in primary school a parent consents whatever year is said, later until the year after the thirteenth birthday', () => {
	for (const born of [1990, 2010, 2015]) expect(needsParent('p6', born, 2026)).toBe(true);
	expect(needsParent('s1', 2013, 2026)).toBe(true);
	expect(needsParent('s2', 2012, 2026)).toBe(false);
});
