import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify, letterWriters } from './classify.ts';

const known = fc.record({
	authentication: fc.constantFrom('pass', 'none', 'fail', 'later'),
	automatic: fc.boolean(),
	loops: fc.boolean(),
	who: fc.constantFrom(...letterWriters),
	answers: fc.boolean()
} as const);

test('nothing comes into a file by itself but what an adviser of its keeper has proved to be hers', () => {
	fc.assert(
		fc.property(known, (mail) => {
			if (classify(mail) === 'filed')
				expect(mail).toMatchObject({ authentication: 'pass', who: 'adviser', automatic: false, loops: false });
		})
	);
});

test('what is refused does not tell who is known', () => {
	fc.assert(
		fc.property(known, fc.constantFrom(...letterWriters), (mail, who) => {
			const [one, other] = [classify(mail), classify({ ...mail, who })];
			const refusal = (of: typeof one) => (typeof of === 'object' || of === 'later' ? of : 'taken');
			expect(refusal(one)).toEqual(refusal(other));
		})
	);
});

test('what is not proved answers no invitation, and what is forged is never taken', () => {
	fc.assert(
		fc.property(known, (mail) => {
			const outcome = classify(mail);
			if (mail.authentication !== 'pass') expect(outcome).not.toBe('answered');
			if (mail.authentication === 'fail') expect(outcome).toHaveProperty('refused');
			if (mail.loops) expect(outcome).toEqual({ refused: 'loops' });
		})
	);
});

test('a calendar that answers by itself is heard, another program is not', () => {
	const mail = { authentication: 'pass', automatic: true, loops: false, who: 'holder' } as const;
	expect(classify({ ...mail, answers: true })).toBe('answered');
	expect(classify({ ...mail, answers: false })).toEqual({ refused: 'automatic' });
});
