import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '#kernel/facts.ts';
import { verbs } from './fold.ts';
import {
	type Act,
	acts,
	BookingRequest,
	beginnings,
	fold,
	isOver,
	type Kind,
	kinds,
	next,
	Scan,
	type State,
	states,
	transitions
} from './index.ts';

const walk = fc.record({
	kind: fc.constantFrom(...kinds),
	acts: fc.array(fc.constantFrom(...acts), { maxLength: 40 }),
	start: fc.nat()
});

test('every path from a beginning stays among the states, and what is over stays over unless it is reinstated', () => {
	fc.assert(
		fc.property(walk, ({ kind, acts, start }) => {
			let state = beginningOf(kind, start);
			for (const act of acts) {
				const reached = next(kind, state, act);
				if ('refused' in reached) expect(reached.refused).toMatch(/^participation_/);
				else {
					expect(states).toContain(reached.to);
					expect(isOver(state)).toBe(act === 'reinstate');
					state = reached.to;
				}
			}
		})
	);
});

test('the fold of the facts is the walk, act by act', () => {
	fc.assert(
		fc.property(fc.array(walk, { minLength: 1, maxLength: 4 }), (walks) => {
			const ends = new Map<string, State>();
			const facts = walks.flatMap(({ kind, acts, start }, index) => {
				const seat = `seat ${index}`;
				const first = beginningOf(kind, start);
				const steps = allowed(kind, first, acts);
				ends.set(seat, steps.at(-1)?.to ?? first);
				return [
					fact('participation.booked', seat, { kind, state: first }),
					...steps.map(({ act, to }) => told(seat, kind, act, to))
				];
			});
			expect(fold(facts)).toEqual(ends);
		})
	);
});

test('a seat that is moved leaves one subject whatever its state, and is confirmed in the other', () => {
	fc.assert(
		fc.property(walk, ({ kind, acts, start }) => {
			const first = beginningOf(kind, start);
			const here = [
				fact('participation.booked', 'a', { kind, state: first }),
				...allowed(kind, first, acts).map(({ act, to }) => told('a', kind, act, to)),
				fact('participation.moved_out', 'a', { kind })
			];
			const there = [fact('participation.moved_in', 'a', { kind })];
			expect([...fold(here)]).toEqual([]);
			expect([...fold(there)]).toEqual([['a', 'confirmed']]);
			expect([...fold([...here, ...there])]).toEqual([['a', 'confirmed']]);
		})
	);
});

test('a log that breaks the table is refused', () => {
	const booked = fact('participation.booked', 'a', { kind: 'rsvp', state: 'confirmed' });
	const expired = fact('participation.expired', 'a', { kind: 'rsvp', from: 'offered' });
	expect(() => fold([booked, expired])).toThrow('cannot follow confirmed');
	expect(() => fold([expired])).toThrow('cannot follow nothing');
});

test('every state of a kind is reached from a beginning, and none leads out of its table', () => {
	for (const kind of kinds) {
		const reached = new Set<State>(beginnings[kind]);
		for (const state of reached) for (const to of Object.values(transitions[kind][state] ?? {})) reached.add(to);
		for (const state of Object.keys(transitions[kind])) expect([...reached], `${kind} ${state}`).toContain(state);
		for (const state of reached)
			expect(state in transitions[kind] || isOver(state) || state === 'fulfilled', `${kind} ${state}`).toBe(true);
	}
});

test.each([
	['a'.repeat(10_000), 'participation_name_long'],
	[' \u200b ', 'participation_name_missing'],
	['Ada \u202eevil', 'participation_name_characters'],
	['Ada\u0000', 'participation_name_characters'],
	['Ada\nBcc: all', 'participation_name_characters']
])('the name %j is refused', (name, message) => {
	const parsed = BookingRequest.safeParse(request(name));
	expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('what comes along with a pasted name is taken out, and an empty name of a seat is none', () => {
	const parsed = BookingRequest.parse({
		...request('\u200e Zoé\u0308 ليلى\u200f '),
		seats: [{ name: '' }, { name: ' Jo ' }, {}]
	});
	expect(parsed.name).toBe('Zoé̈ ليلى'.normalize('NFC'));
	expect(parsed.seats.map(({ name }) => name)).toEqual([undefined, 'Jo', undefined]);
});

test('a scan of another machine is read, one without a nonce is not', () => {
	const nonce = '0190b8f4-5b5a-7cc4-9d0c-3f6d0f6a2b11';
	expect(Scan.parse({ ticket: ' 7ZK4 ', nonce, at: '2026-11-25T18:30:00Z' })).toEqual({
		ticket: '7ZK4',
		nonce,
		at: new Date('2026-11-25T18:30Z')
	});
	for (const wrong of [{ ticket: '7ZK4' }, { ticket: 'a'.repeat(41), nonce }, { ticket: '7ZK4', nonce, at: 'soon' }])
		expect(Scan.safeParse(wrong).success).toBe(false);
});

const request = (name: string) => ({
	name,
	email: 'ada@example.org',
	seats: [{}],
	idempotencyKey: '0190b8f4-5b5a-7cc4-9d0c-3f6d0f6a2b11',
	locale: 'fr'
});

const beginningOf = (kind: Kind, start: number): State =>
	beginnings[kind][start % beginnings[kind].length] ?? 'submitted';

function allowed(kind: Kind, first: State, acts: readonly Act[]): { act: Act; to: State }[] {
	let state = first;
	return acts.flatMap((act) => {
		const reached = next(kind, state, act);
		if ('refused' in reached) return [];
		state = reached.to;
		return [{ act, to: state }];
	});
}

function told(seat: string, kind: Kind, act: Act, to: State): Fact {
	return fact(verbs[act], seat, { kind, state: to });
}

function fact(verb: string, seat: string, detail: object): Fact {
	return { id: `${verb} of ${seat}`, verb, object: { kind: 'seat', id: seat }, detail } as unknown as Fact;
}
