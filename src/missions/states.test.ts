import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Delegation, delegationAfter, isPlanned, missionAfter, missionMoves, placesLeft } from './states.ts';

const who = fc.constantFrom('ada', 'bo', 'cy', 'di');
const move = fc.constantFrom(
	'accepted' as const,
	'waiting' as const,
	'declined' as const,
	'withdraw' as const,
	'ask_again' as const
);

test('no more travel than there are places, and nobody who has withdrawn is decided about', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 3 }), fc.array(fc.tuple(who, move), { maxLength: 40 }), (places, moves) => {
			let now: Delegation = { places, travellers: { ada: 'asked', bo: 'asked', cy: 'asked', di: 'asked' } };
			for (const [id, one] of moves) {
				const next = delegationAfter(now, id, one);
				if (next === 'missions_full') expect([one, placesLeft(now)]).toEqual(['accepted', 0]);
				if (typeof next === 'string') continue;
				if (now.travellers[id] === 'withdrawn') expect(next.travellers[id]).toBe('asked');
				now = next;
				expect(placesLeft(now)).toBeGreaterThanOrEqual(0);
			}
		})
	);
});

test('what was travelled is never called off, and what is called off is over', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...missionMoves), { maxLength: 20 }), (moves) => {
			let state: Parameters<typeof missionAfter>[0] = 'draft';
			for (const one of moves) {
				const next = missionAfter(state, one);
				if (!next) continue;
				if (next === 'cancelled') expect(isPlanned(state)).toBe(true);
				expect(state).not.toBe('cancelled');
				expect(state).not.toBe('reported');
				state = next;
			}
		})
	);
});
