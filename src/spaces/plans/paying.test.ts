import fc from 'fast-check';
import { expect, test } from 'vitest';
import { communicationIn, communicationOf, isCommunication, spokenCommunication } from './communication.ts';
import { epcWords } from './epc.ts';
import { isIban, plainIban } from './iban.ts';
import { matched, type Payable } from './matching.ts';
import { centsOf, shareOf, typedCents } from './money.ts';

const base = fc.integer({ min: 0, max: 9_999_999_999 });

test('a communication is found again in what people write around it, and one wrong digit is seen', () => {
	expect(spokenCommunication(communicationOf(909_337_554))).toBe('+++090/9337/55493+++');
	expect(communicationOf(97)).toBe('000000009797');
	fc.assert(
		fc.property(base, fc.nat(11), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
			const digits = communicationOf(number);
			expect(communicationIn(`Paiement ${spokenCommunication(digits)} merci`)).toBe(digits);
			expect(communicationIn(digits)).toBe(digits);
			const wrong = [...digits].map((one, nth) => (nth === at ? String((Number(one) + by) % 10) : one)).join('');
			// 97 is prime: a digit that is another one changes what remains
			expect(isCommunication(wrong)).toBe(false);
		})
	);
	expect(communicationIn('090/9337/55493 et 000/0000/09797')).toBeNull();
	expect(communicationIn('1090933755493')).toBeNull();
});

test('an IBAN is checked by its digits', () => {
	for (const one of ['BE71 0961 2345 6769', 'NL91ABNA0417164300', 'FI21 1234 5600 0007 85', 'be68539007547034'])
		expect(isIban(plainIban(one))).toBe(true);
	for (const one of ['BE71096123456760', 'BE7109612345676', 'BE68539007547043', '', 'XX00'])
		expect(isIban(plainIban(one))).toBe(false);
});

test('the words of the code are those of EPC069-12', () => {
	const asked = { beneficiary: 'Le  Hub', iban: 'BE71096123456769', cents: 123_405, communication: communicationOf(1) };
	expect(epcWords(asked)?.split('\n')).toEqual([
		...['BCD', '002', '1', 'SCT', '', 'Le Hub', 'BE71096123456769', 'EUR1234.05', '', '', '+++000/0000/00101+++']
	]);
	expect(epcWords({ ...asked, cents: 0 })).toBeNull();
	expect(epcWords({ ...asked, cents: -5 })).toBeNull();
});

test('amounts are rounded once, and read as they are typed', () => {
	expect([shareOf(1500, 75, 60), shareOf(1, 1, 2), shareOf(-1, 1, 2), shareOf(100, 1, 3)]).toEqual([1875, 1, -1, 33]);
	expect(['12', '12,5', '1 250.00', '-3,20', '€ 4'].map(centsOf)).toEqual([1200, 1250, 125_000, -320, 400]);
	expect(['', '1,234', 'x', '1.2.3', '12345678'].map(centsOf)).toEqual([null, null, null, null, null]);
	fc.assert(
		fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (cents) => {
			expect(centsOf(typedCents(cents))).toBe(cents);
		})
	);
});

const payable = (more: Partial<Payable> = {}): Payable => ({
	...{ id: 's1', communication: communicationOf(1), payer: 'Zoé Delvaux', dueCents: 5000, ibans: [] },
	...more
});
const credit = { cents: 5000, communication: communicationOf(1), name: null, iban: null };

test('a credit is booked by its communication, what is too much is asked', () => {
	const all = [payable(), payable({ id: 's2', communication: communicationOf(2), payer: 'Max' })];
	expect(matched(credit, all)).toEqual({ booked: { statement: 's1', cents: 5000 }, asked: null });
	expect(matched({ ...credit, cents: 2000 }, all).booked).toEqual({ statement: 's1', cents: 2000 });
	expect(matched({ ...credit, cents: 6000 }, all)).toEqual({
		booked: { statement: 's1', cents: 5000 },
		asked: { cents: 1000, doubt: 'over', candidates: ['s1'] }
	});
	expect(matched(credit, [payable({ dueCents: 0 })])).toMatchObject({ booked: null, asked: { doubt: 'twice' } });
	expect(matched({ ...credit, communication: communicationOf(9) }, [])).toMatchObject({ asked: { doubt: 'foreign' } });
	const nameless = { ...credit, communication: null };
	expect(matched(nameless, all)).toEqual({
		booked: null,
		asked: { cents: 5000, doubt: 'unknown', candidates: ['s1', 's2'] }
	});
	expect(matched({ ...nameless, name: 'MAX' }, all).asked).toMatchObject({ doubt: 'likely', candidates: ['s2', 's1'] });
	expect(matched({ ...nameless, name: 'DELVAUX ZOE' }, all).asked?.candidates[0]).toBe('s1');
});

test('nothing is ever booked beyond what is to be paid', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: -100, max: 10_000 }), (cents, dueCents) => {
			const { booked, asked } = matched({ ...credit, cents }, [payable({ dueCents })]);
			expect((booked?.cents ?? 0) + (asked?.cents ?? 0)).toBe(cents);
			expect(booked?.cents ?? 0).toBeLessThanOrEqual(Math.max(0, dueCents));
		})
	);
});
