import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AtDoor, type DoorState, doorAt } from './door.ts';

const MINUTE = 60_000;
const day = Date.UTC(2026, 5, 1);
const at = (clock: string): number => day + (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * MINUTE;
const held = (from: string, until: string, more: Partial<AtDoor> = {}): AtDoor => ({
	...{ kind: 'reservation', id: from, from: at(from), until: at(until), quantity: 1, title: null, arrived: null },
	...more
});
const state = (held: readonly AtDoor[], more: Partial<DoorState> = {}): DoorState => ({
	...{ at: day, units: 1, takes: true, open: [{ from: at('08:00'), until: at('20:00') }], held },
	...{ beforeMinutes: 0, afterMinutes: 0, ...more }
});

test('free until the next, taken until its end, closed until it opens', () => {
	const room = state([held('10:00', '11:00'), held('11:00', '12:00', { id: 'b' })]);
	expect(doorAt(room, at('09:00'))).toMatchObject({ left: 1, freeUntil: at('10:00'), fits: [30, 60] });
	expect(doorAt(room, at('09:25'))).toMatchObject({ fits: [30] });
	expect(doorAt(room, at('10:00'))).toMatchObject({ left: 0, fits: [], next: { id: 'b' } });
	expect(doorAt(room, at('12:00'))).toMatchObject({ left: 1, freeUntil: null, next: null, open: true });
	expect(doorAt(room, at('07:00'))).toMatchObject({ open: false, opensAt: at('08:00'), fits: [] });
	expect(doorAt(room, at('19:45'))).toMatchObject({ open: true, fits: [] });
});

test('time to tidy up and to prepare is kept', () => {
	const room = state([held('09:00', '10:00'), held('11:00', '12:00')], { beforeMinutes: 5, afterMinutes: 10 });
	expect(doorAt(room, at('10:05'))).toMatchObject({ left: 1, fits: [] });
	expect(doorAt(room, at('10:15'))).toMatchObject({ fits: [30] });
	expect(doorAt(room, at('10:20'))).toMatchObject({ fits: [] });
});

test('whose arrival is awaited from a quarter of an hour before', () => {
	const room = state([held('10:00', '11:00', { arrived: false }), held('12:00', '13:00', { arrived: true })]);
	expect(doorAt(room, at('09:44')).awaited).toEqual([]);
	expect(doorAt(room, at('09:45')).awaited).toHaveLength(1);
	expect(doorAt(room, at('11:00')).awaited).toEqual([]);
	expect(doorAt(room, at('12:30')).awaited).toEqual([]);
});

test('what is said to fit has a unit left at each of its minutes, and what does not has none at one', () => {
	const stretch = fc.record({
		start: fc.integer({ min: 0, max: 46 }),
		length: fc.integer({ min: 1, max: 8 }),
		quantity: fc.integer({ min: 1, max: 3 })
	});
	fc.assert(
		fc.property(
			fc.array(stretch, { maxLength: 12 }),
			fc.integer({ min: 1, max: 6 }),
			fc.integer({ min: 0, max: 900 }),
			(all, units, minute) => {
				const taken = all
					.map(({ start, length, quantity }, index) => ({
						...held('00:00', '00:00', { id: String(index), quantity }),
						...{ from: at('08:00') + start * 15 * MINUTE, until: at('08:00') + (start + length) * 15 * MINUTE }
					}))
					.toSorted((a, b) => a.from - b.from);
				const now = at('06:00') + minute * MINUTE;
				const { fits } = doorAt(state(taken, { units }), now);
				for (const minutes of [30, 60]) {
					const each = Array.from({ length: minutes }, (_, later) => now + later * MINUTE);
					const fit = each.every((one) => {
						const used = taken.filter(({ from, until }) => from <= one && one < until);
						return (
							one >= at('08:00') && one < at('20:00') && used.reduce((sum, { quantity }) => sum + quantity, 0) < units
						);
					});
					expect(fits.includes(minutes)).toBe(fit);
				}
			}
		)
	);
});
