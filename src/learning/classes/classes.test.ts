import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_TOLD, told } from '#kernel/crowd.ts';
import { locales } from '#kernel/words.ts';
import { erasureDay } from './class.ts';
import { codeAlphabet, codeLengths, readCode, spacedCode } from './code.ts';
import { type Attempt, lockedUntil } from './lock.ts';
import { pixelsOf, secretPictures } from './pictures.ts';
import { pseudonymOf } from './pseudonym.ts';

const MINUTE = 60_000;
const start = Date.UTC(2027, 2, 11, 13, 30);
const code = fc
	.constantFrom(...Object.values(codeLengths))
	.chain((length) => fc.array(fc.constantFrom(...codeAlphabet), { minLength: length, maxLength: length }))
	.map((signs) => signs.join(''));

test('no two pupils of a class have the same pseudonym, in any language, and each keeps hers', () => {
	fc.assert(
		fc.property(fc.uuid(), fc.constantFrom(...locales), fc.integer({ min: 1, max: 240 }), (id, locale, pupils) => {
			const names = Array.from({ length: pupils }, (_, index) => pseudonymOf(index + 1, id, locale));
			expect(new Set(names).size).toBe(pupils);
			expect(names.every((name) => /^[\p{L}-]+ \d+$/u.test(name))).toBe(true);
			expect(names.at(-1)).toBe(pseudonymOf(pupils, id, locale));
		})
	);
});

test('the first thirty of a class are thirty different animals', () => {
	fc.assert(
		fc.property(fc.uuid(), fc.constantFrom(...locales), (id, locale) => {
			const animals = Array.from({ length: 30 }, (_, index) => pseudonymOf(index + 1, id, locale).split(' ')[0]);
			expect(new Set(animals).size).toBe(30);
		})
	);
});

test('a code is read however it is typed, and what is none is none', () => {
	fc.assert(
		fc.property(code, fc.constantFrom('lower', 'spaced', 'as it is'), (given, how) => {
			const typed = how === 'lower' ? given.toLowerCase() : how === 'spaced' ? ` ${spacedCode(given)} ` : given;
			expect(readCode(typed)).toBe(given);
		})
	);
	fc.assert(
		fc.property(fc.string(), (typed) => {
			expect(readCode(typed)).toMatch(/^[A-Z0-9]{0,10}$/);
		})
	);
	for (const lookalike of 'O0I1LB8S5Z2UVAE') expect(codeAlphabet).not.toContain(lookalike);
});

const moments = fc.array(fc.nat({ max: 7 * 24 * 3600 }), { maxLength: 300 });
const at = (second: number) => new Date(start + second * 1000);
const by =
	(byDevice: boolean, forHer = true) =>
	(at: Date): Attempt => ({ at, forHer, byDevice });

test('who errs five times within five minutes meets no lock', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 299 }), { maxLength: 5 }), (seconds) => {
			expect(lockedUntil(seconds.map(at).map(by(false)), at(Math.max(0, ...seconds)))).toBeNull();
		})
	);
});

test('six wrong secrets within five minutes lock a pupil, and no longer than five minutes', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 299 }), { minLength: 6, maxLength: 29 }), (seconds) => {
			const now = at(Math.max(...seconds));
			const until = lockedUntil(seconds.map(at).map(by(false)), now);
			expect(until).not.toBeNull();
			expect((until?.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(5 * MINUTE);
		})
	);
});

test('a machine that tries for a pupil has thirty tries in any day and six in any five minutes, whenever it tries', () => {
	fc.assert(
		fc.property(moments, (seconds) => {
			const tried: Date[] = [];
			for (const now of seconds.toSorted((one, other) => one - other).map(at))
				if (!lockedUntil(tried.map(by(false)), now)) tried.push(now);
			const within = (length: number) =>
				Math.max(
					0,
					...tried.map(
						(first) => tried.filter((one) => one >= first && one.getTime() < first.getTime() + length).length
					)
				);
			expect(within(24 * 60 * MINUTE)).toBeLessThanOrEqual(30);
			expect(within(5 * MINUTE)).toBeLessThanOrEqual(6);
		}),
		{ numRuns: 50 }
	);
});

test('every drawing stands within eight by eight pixels and is unlike every other', () => {
	const drawn = secretPictures.map((picture) => pixelsOf(picture));
	expect(drawn.length).toBeGreaterThanOrEqual(16);
	for (const pixels of drawn)
		for (const { x, y, width } of pixels) expect(x >= 0 && x + width <= 8 && y >= 0 && y < 8).toBe(true);
	expect(new Set(drawn.map((pixels) => JSON.stringify(pixels))).size).toBe(drawn.length);
});

test('a class is erased thirteen months after its last séance, on a day that exists', () => {
	expect(erasureDay('2027-03-11')).toBe('2028-04-11');
	expect(erasureDay('2027-01-31')).toBe('2028-02-29');
	expect(erasureDay('2026-12-15')).toBe('2028-01-15');
});

test('a group of fewer than eight is not told', () => {
	fc.assert(
		fc.property(fc.nat({ max: 200 }), (count) => {
			expect(told(count)).toBe(count < LEAST_TOLD ? null : count);
		})
	);
});

test('a classmate locks nobody out of her own device, and no device tries more often than a machine', () => {
	fc.assert(
		fc.property(moments, fc.nat({ max: 3 }), (seconds, errs) => {
			const hostile: Date[] = [];
			for (const now of seconds.toSorted((one, other) => one - other).map(at))
				if (!lockedUntil(hostile.map(by(false)), now)) hostile.push(now);
			const now = hostile.at(-1) ?? at(0);
			const others = hostile.map(by(false));
			const own = Array.from({ length: errs }, () => by(true)(now));
			expect(lockedUntil([...others, ...own], now, start - MINUTE)).toBeNull();
			// who came after the first wrong one, or has erred for somebody else, has no more than before
			const before = lockedUntil(others, now);
			if (hostile.length) expect(lockedUntil(others, now, start + 8 * 24 * 3_600_000)).toEqual(before);
			expect(lockedUntil([...others, by(true, false)(now)], now, start - MINUTE)).toEqual(before);
			const greedy = Array.from({ length: 6 }, () => by(true)(now));
			expect(lockedUntil([...others, ...greedy], now, start - MINUTE)).not.toBeNull();
		})
	);
});
