import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, placeIn, readStills, timeText } from './timing.ts';

const premiere = fc.record({
	now: fc.integer({ min: 1_000_000, max: 9_000_000 }),
	startedAt: fc.integer({ min: 0, max: 1_000_000 }),
	offsetMs: fc.integer({ min: 0, max: 60_000 }),
	durationMs: fc.integer({ min: 1000, max: 4_000_000 }),
	loops: fc.boolean(),
	lateMs: fc.integer({ min: 0, max: 100_000 })
});

test('the place in a film and the clock of the programme say the same moment', () => {
	fc.assert(
		fc.property(premiere, (one) => {
			const { at, over } = placeIn(one);
			expect(at).toBeLessThanOrEqual(one.durationMs / 1000);
			if (!over && one.now - one.lateMs > one.startedAt)
				expect(Math.abs(clockOf(at, one) - (one.now - one.lateMs))).toBeLessThan(2);
		})
	);
});

test('a film that does not begin again stays on its last picture', () => {
	const one = { now: 100_000, startedAt: 0, offsetMs: 0, durationMs: 60_000, loops: false, lateMs: 0 };
	expect(placeIn(one)).toEqual({ at: 60, over: true });
	expect(placeIn({ ...one, loops: true })).toEqual({ at: 40, over: false });
	expect(placeIn({ ...one, lateMs: 50_000 })).toEqual({ at: 50, over: false });
});

test('small pictures are found beside their list', () => {
	const text =
		'WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nsprite.jpg#xywh=0,0,160,90\n\n00:00:02.500 --> 01:00:00.000\nsprite.jpg#xywh=160,0,160,90\n';
	expect(readStills(text, '/films/x/sprite.vtt')[1]).toEqual({
		from: 2.5,
		to: 3600,
		src: '/films/x/sprite.jpg',
		x: 160,
		y: 0,
		w: 160,
		h: 90
	});
	expect([timeText(65), timeText(3725), timeText(Number.NaN)]).toEqual(['1:05', '1:02:05', '0:00']);
});
