import fc from 'fast-check';
import { expect, test } from 'vitest';
import { states } from '#participation';
import { type Case, EARLY_HOURS, LATE_HOURS, verdict } from './verdict.ts';

const HOUR = 3_600_000;
const startsAt = new Date('2026-11-25T18:30:00Z');
const endsAt = new Date('2026-11-25T20:30:00Z');
const hours = (from: Date, count: number) => new Date(from.getTime() + count * HOUR);

const good: Case = {
	act: 'in',
	at: startsAt,
	seance: { startsAt, endsAt, status: 'scheduled', timeZone: 'Europe/Brussels' },
	seat: { state: 'confirmed', stateAt: hours(startsAt, -48), last: null },
	elsewhere: null,
	free: 0,
	decided: []
};
const of = (more: Partial<Case>) => verdict({ ...good, ...more });
const seat = (more: Partial<Case['seat']>) => of({ seat: { ...good.seat, ...more } });
const inside = { kind: 'in', at: startsAt, gate: null } as const;

const anyCase: fc.Arbitrary<Case> = fc.record({
	act: fc.constantFrom('in', 'out'),
	at: fc.integer({ min: -96, max: 96 }).map((count) => hours(startsAt, count)),
	seance: fc.record({
		startsAt: fc.constant(startsAt),
		endsAt: fc.constant(endsAt),
		timeZone: fc.constant('Europe/Brussels'),
		status: fc.constantFrom('scheduled', 'cancelled')
	}),
	seat: fc
		.record({
			state: fc.constantFrom(...states),
			stateAt: fc.integer({ min: -96, max: 96 }).map((count) => hours(startsAt, count)),
			last: fc.option(
				fc.record({
					kind: fc.constantFrom('in', 'out'),
					at: fc.constant(startsAt),
					gate: fc.option(fc.constant('Cour'))
				})
			)
		})
		// whoever has passed is fulfilled: the engine knows no other state with a passage that stands
		.map((its) => (its.state === 'fulfilled' ? its : { ...its, last: null })),
	elsewhere: fc.option(fc.constantFrom('unknown', 'activity', 'day', 'seance')),
	free: fc.option(fc.nat(3)),
	decided: fc.constant([])
});

test('a confirmed seat comes in from three hours before the beginning until two hours after the end', () => {
	for (const at of [hours(startsAt, -EARLY_HOURS), startsAt, hours(endsAt, LATE_HOURS)])
		expect(of({ at })).toEqual({ reason: null });
	expect(of({ at: hours(startsAt, -EARLY_HOURS - 0.1) })).toEqual({ reason: 'agenda_door_early', way: 'anyway' });
	expect(of({ at: hours(endsAt, LATE_HOURS + 0.1) })).toEqual({ reason: 'agenda_door_over', way: 'anyway' });
});

test('each reason, and what can be done about it', () => {
	expect(of({ elsewhere: 'unknown' })).toEqual({ reason: 'participation_ticket_elsewhere', way: null });
	expect(of({ elsewhere: 'activity' })).toEqual({ reason: 'agenda_door_other_activity', way: null });
	expect(of({ elsewhere: 'day' })).toEqual({ reason: 'agenda_door_other_day', way: 'walk_in' });
	expect(of({ elsewhere: 'seance' })).toEqual({ reason: 'agenda_door_other_seance', way: 'walk_in' });
	expect(of({ seance: { ...good.seance, status: 'cancelled' } })).toEqual({
		reason: 'agenda_door_cancelled',
		way: null
	});
	expect(seat({ state: 'draft' })).toEqual({ reason: 'participation_ticket_draft', way: null });
	expect(seat({ state: 'waitlisted' })).toEqual({ reason: 'participation_ticket_waiting', way: 'beyond' });
	expect(of({ free: 1, seat: { ...good.seat, state: 'waitlisted' } })).toMatchObject({ way: 'confirm' });
	expect(of({ free: null, seat: { ...good.seat, state: 'submitted' } })).toMatchObject({ way: 'confirm' });
	expect(seat({ state: 'offered' })).toEqual({ reason: 'participation_ticket_offered', way: 'confirm' });
	for (const state of ['declined', 'withdrawn', 'cancelled', 'expired'] as const)
		expect(seat({ state })).toEqual({ reason: `participation_ticket_${state}`, way: 'walk_in' });
	expect(seat({ state: 'fulfilled', last: inside })).toEqual({ reason: 'participation_ticket_used', way: null });
	expect(seat({ state: 'fulfilled', last: { ...inside, gate: 'Cour' } })).toMatchObject({
		reason: 'participation_ticket_used_at_gate'
	});
	expect(seat({ state: 'no_show', stateAt: startsAt })).toEqual({
		reason: 'participation_ticket_missed',
		way: 'anyway'
	});
	expect(of({ act: 'out' })).toEqual({ reason: 'participation_not_inside', way: null });
});

test('whoever was out comes in again, and whoever is inside goes out', () => {
	expect(seat({ state: 'fulfilled', last: { ...inside, kind: 'out' } })).toEqual({ reason: null });
	expect(of({ act: 'out', seat: { ...good.seat, state: 'fulfilled', last: inside } })).toEqual({ reason: null });
});

test('deciding on every reason in turn lets in, or ends at one that nobody at the door can pass over', () => {
	fc.assert(
		fc.property(anyCase, (given) => {
			const decided: string[] = [];
			for (let turn = 0; turn < 5; turn++) {
				const found = verdict({ ...given, decided });
				if (found.reason === null) return;
				if (decided.includes(found.reason)) throw new Error(`${found.reason} came again`);
				if (found.way === null || found.way === 'walk_in') return;
				decided.push(found.reason);
			}
			throw new Error('it does not end');
		})
	);
});

test('no decision lets in who is elsewhere, cancelled or inside already', () => {
	const everything = ['agenda_door_early', 'agenda_door_over', 'agenda_door_cancelled', 'participation_ticket_used'];
	fc.assert(
		fc.property(anyCase, (given) => {
			const { elsewhere, seance, seat: its, act } = given;
			const found = verdict({ ...given, decided: [...everything, `participation_ticket_${its.state}`] });
			const inside = its.last?.kind === 'in';
			if (elsewhere || (act === 'in' && (seance.status === 'cancelled' || inside))) expect(found.reason).not.toBeNull();
		})
	);
});
