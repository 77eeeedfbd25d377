import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf } from './range.ts';

test('a range is what was asked, all, or beyond', () => {
	expect(rangeOf('bytes=0-9', 100)).toEqual({ start: 0, end: 9 });
	expect(rangeOf('bytes=90-', 100)).toEqual({ start: 90, end: 99 });
	expect(rangeOf('bytes=-10', 100)).toEqual({ start: 90, end: 99 });
	expect(rangeOf('bytes=-1000', 100)).toEqual({ start: 0, end: 99 });
	expect(rangeOf('bytes=50-1000', 100)).toEqual({ start: 50, end: 99 });
	for (const all of [null, '', 'bytes=-', 'bytes=9-3', 'bytes=0-1,5-6', 'items=0-3'])
		expect(rangeOf(all, 100)).toBeNull();
	for (const beyond of ['bytes=100-', 'bytes=-0']) expect(rangeOf(beyond, 100)).toBe('beyond');
	expect(rangeOf('bytes=0-', 0)).toBe('beyond');
});

test('a range that is given lies in the file', () => {
	const header = fc
		.tuple(fc.option(fc.nat(300), { nil: '' }), fc.option(fc.nat(300), { nil: '' }))
		.map(([a, b]) => `bytes=${a}-${b}`);
	fc.assert(
		fc.property(header, fc.nat(200), (text, size) => {
			const range = rangeOf(text, size);
			if (range === null || range === 'beyond') return;
			expect(range.start).toBeGreaterThanOrEqual(0);
			expect(range.end).toBeGreaterThanOrEqual(range.start);
			expect(range.end).toBeLessThan(size);
		})
	);
});
