import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptUntil, proofIsOver } from './proof.ts';

const day = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true })
	.map((at) => at.toISOString().slice(0, 10));

test('a proof is kept through the last day of the fifth year after that of the last payment, whenever in the year that was', () => {
	expect(keptUntil({ lastPaidOn: '2028-01-01', proofsHeldOn: null })).toBe('2033-12-31');
	expect(keptUntil({ lastPaidOn: '2028-12-31', proofsHeldOn: null })).toBe('2033-12-31');
	fc.assert(
		fc.property(day, day, (lastPaidOn, today) => {
			const years = Number(today.slice(0, 4)) - Number(lastPaidOn.slice(0, 4));
			expect(proofIsOver({ lastPaidOn, proofsHeldOn: null }, today)).toBe(years > 5);
		})
	);
});

test('without a last payment, or while a court asks for it, it is kept', () => {
	fc.assert(
		fc.property(fc.option(day, { nil: null }), day, day, (lastPaidOn, held, today) => {
			expect(proofIsOver({ lastPaidOn, proofsHeldOn: held }, today)).toBe(false);
			expect(proofIsOver({ lastPaidOn: null, proofsHeldOn: null }, today)).toBe(false);
		})
	);
});
