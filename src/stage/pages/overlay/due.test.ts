import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphicNames, layers } from '../../index.ts';
import { dueOn, SILENCE_MS } from './due.ts';

const moment = fc.integer({ min: 0, max: 100_000 });
const shown = fc.record({
	graphic: fc.record({ name: fc.constantFrom(...graphicNames), data: fc.constant({}) }),
	cue: fc.constant(null),
	since: moment,
	until: fc.option(moment)
});
const known = fc.record({
	air: fc.dictionary(fc.constantFrom(...layers), shown),
	at: moment,
	heardAt: moment,
	skewMs: fc.integer({ min: -5000, max: 5000 }),
	quiet: fc.boolean(),
	stopped: fc.boolean()
});

test('nothing stays on the screen that nobody looks after, and all that is on air does otherwise', () => {
	fc.assert(
		fc.property(known, (one) => {
			const due = dueOn(one);
			const alone = one.stopped || one.quiet || one.at - one.heardAt > SILENCE_MS;
			if (alone) expect(due).toEqual({});
			else
				for (const [layer, { graphic, until }] of Object.entries(one.air)) {
					const over = until !== null && until <= one.at + one.skewMs;
					expect(due[layer as 'lower']).toBe(over ? undefined : graphic);
				}
		})
	);
});
