import { expect, test } from 'vitest';
import { boundsOf, misfit, secondsAtMost } from './measure.ts';

const film = { durationMs: 65_000, width: 1280, height: 720, rate: 25 };
const bytes = 5_000_000;

test('an ordinary film fits, upright or lying, long or still', () => {
	for (const fits of [
		film,
		{ ...film, width: 720, height: 1280 },
		{ ...film, width: 8192, height: 4320 },
		{ ...film, durationMs: null },
		{ ...film, durationMs: 40 * 60_000 }
	])
		expect(misfit(fits, bytes)).toBeNull();
	expect(misfit({ ...film, durationMs: 2 * 3_600_000 }, 80_000_000)).toBeNull();
});

test('what is too large, too long in shape or time, or says more than its bytes hold is not worked at', () => {
	expect(misfit({ ...film, width: 10_000, height: 10_000 }, bytes)).toBe('oversize');
	expect(misfit({ ...film, width: 8000, height: 100 }, bytes)).toBe('oversize');
	expect(misfit({ ...film, durationMs: 13 * 3_600_000 }, 8e9)).toBe('long');
	expect(misfit({ ...film, durationMs: 3_600_000 }, 10_000)).toBe('endless');
});

test('work has an end that grows with the film, and with what it sends when it says no length', () => {
	const { cpuSeconds, mostMs } = boundsOf(film, bytes);
	expect(cpuSeconds).toBeGreaterThan(20 * 65);
	expect(cpuSeconds).toBeLessThan(3600);
	expect(mostMs).toBeGreaterThan(cpuSeconds * 1000);
	expect(secondsAtMost({ durationMs: null }, 10_000)).toBeLessThan(70);
	expect(secondsAtMost(film, 8e9)).toBe(12 * 3600);
});
