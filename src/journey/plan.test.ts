import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BELGIAN_CONTRIBUTIONS, type Numbers, planOf } from './plan.ts';

const numbers: Numbers = {
	...{ price: 25_00, cost: 5_00, sales: 40, growth: 100, fixed: 300_00, pay: 500_00 },
	...{ contributions: BELGIAN_CONTRIBUTIONS, cash: 2_000_00 }
};

test('twelve months of one’s own numbers', () => {
	const { months, carries, lowest, needed } = planOf(numbers);
	expect(months).toHaveLength(12);
	expect(months[0]).toEqual({
		...{ number: 1, sales: 40, income: 1_000_00, costs: 500_00, result: 500_00 },
		...{ contributions: 102_50, pay: 500_00, cash: 2_000_00 + 500_00 - 102_50 - 500_00 }
	});
	expect(months.slice(0, 4).map(({ sales }) => sales)).toEqual([40, 44, 48, 53]);
	expect(needed).toBe(47);
	expect(carries).toBe(3);
	expect(lowest.month).toBe(2);
});

test('nothing is paid on a loss, and what can never carry itself says so', () => {
	const loss = planOf({ ...numbers, cost: 30_00 });
	expect(loss.months.every(({ contributions }) => contributions === 0)).toBe(true);
	expect(loss).toMatchObject({ needed: null, carries: null, lowest: { month: 12 } });
	expect(planOf({ ...numbers, sales: 0, fixed: 0, pay: 0 })).toMatchObject({ needed: 0, carries: 1 });
});

test('every number is whole, money is never lost between months, and what is needed is the least that is enough', () => {
	const any = fc.record({
		price: fc.integer({ min: 0, max: 10_000_000 }),
		cost: fc.integer({ min: 0, max: 10_000_000 }),
		sales: fc.integer({ min: 0, max: 100_000 }),
		growth: fc.integer({ min: -500, max: 1000 }),
		fixed: fc.integer({ min: 0, max: 1_000_000_000 }),
		pay: fc.integer({ min: 0, max: 1_000_000_000 }),
		contributions: fc.integer({ min: 0, max: 900 }),
		cash: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
	});
	fc.assert(
		fc.property(any, (given) => {
			const { months, needed } = planOf(given);
			let cash = given.cash;
			for (const month of months) {
				expect(Object.values(month).every(Number.isSafeInteger)).toBe(true);
				cash += month.result - month.contributions - month.pay;
				expect(month.cash).toBe(cash);
			}
			if (needed === null || needed > 100_000) return;
			const carries = (sales: number) => planOf({ ...given, sales, growth: 0 }).carries === 1;
			expect(carries(needed)).toBe(true);
			if (needed > 0) expect(carries(needed - 1)).toBe(false);
		})
	);
});
