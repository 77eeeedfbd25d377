import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, type Beat, fold, lookup, weekOf, weeksUntil } from './pulse.ts';

const zone = 'Europe/Brussels';
const ref = (kind: string, id = kind) => ({ kind, id });

test('a week begins on Monday by the clock of the hub', () => {
	expect(weekOf(new Date('2026-11-29T22:59:59Z'), zone)).toBe('2026-11-23');
	expect(weekOf(new Date('2026-11-29T23:00:00Z'), zone)).toBe('2026-11-30');
	expect(weekOf(new Date('2026-11-29T23:00:00Z'), 'UTC')).toBe('2026-11-23');
	expect(weekOf(new Date('2027-01-01T12:00:00Z'), zone)).toBe('2026-12-28');
	expect(weeksUntil('2026-03-30', 3)).toEqual(['2026-03-16', '2026-03-23', '2026-03-30']);
});

test('a fact counts for its module, or for the area of what it is about', () => {
	const found = new Map([['cafe', 'stage' as const]]);
	const booked = {
		verb: 'participation.booked',
		object: ref('seat'),
		context: ref('occurrence', 'cafe'),
		source: 'web'
	} as const;
	const [context, source] = [null, 'desk'] as const;
	const echo = { ...booked, source: 'job' } as const;
	expect([lookup(echo), areaOf(echo, found), areaOf({ ...echo, verb: 'learning.completed' }, found)]).toEqual([
		null,
		null,
		null
	]);
	expect(lookup(booked)).toEqual(ref('occurrence', 'cafe'));
	expect(areaOf(booked, found)).toBe('stage');
	expect(areaOf({ ...booked, context: ref('occurrence', 'unknown') }, found)).toBeNull();
	expect(areaOf({ verb: 'agenda.published', object: ref('offering', 'cafe'), context, source }, found)).toBe('stage');
	expect(areaOf({ verb: 'network.joined', object: ref('organization'), context, source }, found)).toBe('network');
	expect(areaOf({ verb: 'identity.role_granted', object: ref('person'), context, source }, found)).toBeNull();
	expect(areaOf({ verb: 'participation.closed', object: ref('pool'), context, source }, found)).toBeNull();
});

const beat = fc.record<Beat>({
	area: fc.constantFrom('agenda', 'stage', 'city'),
	at: fc.date({ min: new Date('2025-10-01'), max: new Date('2026-11-30'), noInvalidDate: true }),
	weight: fc.constantFrom(1, 1, 1, -1)
});

test('in whatever portions the facts come, the sum is what counting from zero gives', () => {
	fc.assert(
		fc.property(fc.array(beat, { maxLength: 200 }), fc.array(fc.nat(200), { maxLength: 6 }), (beats, cuts) => {
			const edges = [0, ...cuts.map((cut) => Math.min(cut, beats.length)).sort((a, b) => a - b), beats.length];
			const portions = edges.slice(1).map((end, index) => beats.slice(edges[index], end));
			const sum = portions.reduce((counts, portion) => fold(counts, portion, zone), {});
			expect(sum).toEqual(fold({}, beats, zone));
			const total = Object.values<Record<string, number>>(sum).flatMap((of) => Object.values(of));
			expect(total.reduce((all, one) => all + one, 0)).toBe(beats.reduce((all, { weight }) => all + weight, 0));
		})
	);
});

test('counts that were given are not touched', () => {
	const before = { '2026-11-23': { agenda: 1 } };
	fold(before, [{ area: 'agenda', at: new Date('2026-11-25'), weight: 1 }], zone);
	expect(before).toEqual({ '2026-11-23': { agenda: 1 } });
});
