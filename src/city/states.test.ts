import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Publishing, type TrailMove, trailAfter } from './states.ts';

const move = fc.constantFrom<TrailMove>('ask', 'return', 'approve', 'back', 'withdraw');

test('whatever is done in whatever order: editions only grow, each new one is served, and an approval that is asked for changes nothing that is read', () => {
	fc.assert(
		fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
			let now: Publishing = { state: 'draft', editions: 0, served: null };
			for (const one of moves) {
				const next = trailAfter(now, one);
				if (!next) continue;
				expect(next.editions - now.editions).toBe(one === 'approve' || one === 'back' ? 1 : 0);
				if (next.editions > now.editions) expect(next.served).toBe(next.editions);
				if (one === 'ask' || one === 'return') expect(next.served).toBe(now.served);
				now = next;
				if (now.state === 'published') expect(now.served).not.toBeNull();
				if (now.state === 'draft') expect(now.editions).toBe(0);
				if (now.state === 'withdrawn') expect([now.served, now.editions > 0]).toEqual([null, true]);
			}
		})
	);
});
