import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, joined, nearestFree, type Stretch, whenFull, without } from './free.ts';

const MINUTE = 60_000;
const MOST = 60;
const at = (minute: number) => new Date(minute * MINUTE);
const stretch = fc
	.tuple(fc.nat(MOST), fc.integer({ min: 1, max: 15 }))
	.map(([from, lasts]): Stretch => ({ from: at(from), until: at(from + lasts) }));
const stretches = fc.array(stretch, { maxLength: 6 });

const has = (all: readonly Stretch[], minute: number) =>
	all.some(({ from, until }) => from <= at(minute) && at(minute) < until);
const minutes = Array.from({ length: MOST + 20 }, (_, minute) => minute);
const touches = (all: readonly Stretch[]) =>
	all.some(({ from }, index) => index > 0 && from <= (all[index - 1]?.until ?? from));

test('what is joined is the same time, in order, and does not touch', () => {
	fc.assert(
		fc.property(stretches, (given) => {
			const found = joined(given);
			expect(minutes.filter((minute) => has(found, minute))).toEqual(minutes.filter((minute) => has(given, minute)));
			expect(touches(found)).toBe(false);
		})
	);
});

test('what is left is what is open and not taken, also where what is taken overlaps by its time to tidy up', () => {
	fc.assert(
		fc.property(stretches, stretches, fc.nat(5), fc.nat(5), (open, busy, before, after) => {
			const widened = joined(busy).map(({ from, until }) => ({
				from: new Date(from.getTime() - before * MINUTE),
				until: new Date(until.getTime() + after * MINUTE)
			}));
			const left = without(joined(open), widened);
			expect(minutes.filter((minute) => has(left, minute))).toEqual(
				minutes.filter((minute) => has(open, minute) && !has(widened, minute))
			);
			expect(left.every(({ from, until }) => from < until)).toBe(true);
			expect(touches(left)).toBe(false);
		})
	);
});

test('it is full when more go on at once than there are', () => {
	fc.assert(
		fc.property(stretches, fc.integer({ min: -1, max: 4 }), fc.nat(20), fc.nat(40), (given, most, first, lasts) => {
			const [from, until] = [first * MINUTE, (first + 1 + lasts) * MINUTE];
			const inside = given.filter((one) => one.from.getTime() < until && one.until.getTime() > from);
			const times = inside.map((one) => [one.from.getTime(), one.until.getTime()] as const);
			const found = whenFull(times, most, { from, until });
			const full = (minute: number) =>
				minute * MINUTE >= from && minute * MINUTE < until && given.filter((one) => has([one], minute)).length > most;
			expect(minutes.filter((minute) => has(found, minute))).toEqual(minutes.filter(full));
			expect(found.every(({ from, until }) => from < until)).toBe(true);
			expect(touches(found)).toBe(false);
		})
	);
});

test('a stretch lies in others when all its minutes do', () => {
	fc.assert(
		fc.property(stretch, stretches, (one, given) => {
			const all = minutes.filter((minute) => has([one], minute)).every((minute) => has(given, minute));
			expect(isWithin(one, joined(given))).toBe(all);
		})
	);
});

const steps = fc.record({
	stepMinutes: fc.constantFrom(1, 2, 5, 7, 15),
	earliest: fc.nat(MOST).map(at),
	most: fc.integer({ min: 1, max: 4 }),
	/** How far the clock of the place is from the one of the world. */
	shift: fc.constantFrom(0, 3)
});

test('what is nearest is free, on the clock of the place, not past, does not overlap, and nothing is nearer', () => {
	fc.assert(
		fc.property(stretch, stretches, steps, (wanted, given, { stepMinutes, earliest, most, shift }) => {
			const free = joined(given);
			const minuteOf = (moment: Date) => moment.getTime() / MINUTE + shift;
			const found = nearestFree(wanted, free, { stepMinutes, earliest, most, minuteOf });
			const lasts = wanted.until.getTime() - wanted.from.getTime();
			const fits = (one: Stretch) =>
				isWithin(one, free) && one.from >= earliest && minuteOf(one.from) % stepMinutes === 0;
			const away = ({ from }: Stretch) => Math.abs(from.getTime() - wanted.from.getTime());
			expect(found.length).toBeLessThanOrEqual(most);
			expect(found.filter((one) => !fits(one) || one.until.getTime() - one.from.getTime() !== lasts)).toEqual([]);
			expect(found).toEqual(found.toSorted((a, b) => away(a) - away(b)));
			expect(
				found.some((one, index) =>
					found.slice(0, index).some((other) => one.from < other.until && other.from < one.until)
				)
			).toBe(false);
			const all = minutes
				.map((minute) => ({ from: at(minute), until: new Date(at(minute).getTime() + lasts) }))
				.filter(fits);
			expect(found[0] && away(found[0])).toBe(all.length ? Math.min(...all.map(away)) : undefined);
		})
	);
});
