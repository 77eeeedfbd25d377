import { expect, test } from 'vitest';
import { freeSlots, slotsOf } from './hours.ts';
import { countedMinutes, tookPlace } from './mentoring.ts';

const at = (clock: string) => new Date(`2026-12-08T${clock}:00Z`);
const hours = { from: at('09:00'), until: at('10:40'), slotMinutes: 30 };

test('hours are cut into whole slots; what is left is none', () => {
	expect(slotsOf(hours).map(({ from }) => from)).toEqual([at('09:00'), at('09:30'), at('10:00')]);
});

test('a slot is free while it is to come and nobody has a part of it', () => {
	const taken = [{ from: at('09:45'), until: at('10:00') }];
	expect(freeSlots(hours, taken, at('08:00')).map(({ from }) => from)).toEqual([at('09:00'), at('10:00')]);
	expect(freeSlots(hours, taken, at('09:00')).map(({ from }) => from)).toEqual([at('10:00')]);
});

test('an hour took place when both say so, and counts as support only as what an adviser has written', () => {
	expect([
		tookPlace({ mentorSays: true, personSays: null }),
		tookPlace({ mentorSays: true, personSays: true })
	]).toEqual([...[false, true]]);
	const held = { from: at('09:00'), until: at('09:30') };
	expect([countedMinutes(held, null), countedMinutes(held, 'session'), countedMinutes(held, 'call')]).toEqual([
		0, 30, 0
	]);
});
