/** The player's own numbers: whole cents without VAT, thousandths, whole sales. */
export type Numbers = Readonly<{
	/** Of one sale: what the customer pays, and what it costs. */
	price: number;
	cost: number;
	/** In the first month. */
	sales: number;
	/** Thousandths more (or less) each month. */
	growth: number;
	/** Each month, whatever is sold. */
	fixed: number;
	/** What she takes for herself each month. */
	pay: number;
	/** Social contributions, in thousandths of what is earned. She types them: nothing is guessed of her status. */
	contributions: number;
	/** What there is at the beginning. */
	cash: number;
}>;

/**
 * What a self-employed person in Belgium pays on the first band of her income, in thousandths (royal decree no. 38 of 27 July 1967, art. 12, since 2018): the
 * least that is paid in any case, the second band and the costs of the fund are not in it.
 */
export const BELGIAN_CONTRIBUTIONS = 205;

export type Month = Readonly<{
	number: number;
	sales: number;
	income: number;
	costs: number;
	/** Income without costs: before contributions and pay. */
	result: number;
	contributions: number;
	pay: number;
	/** What there is at its end. */
	cash: number;
}>;

/** Twelve months as the player's own numbers make them. */
export type Plan = Readonly<{
	months: readonly Month[];
	/** The first month that pays its costs, contributions and her pay; null: none of the twelve. */
	carries: number | null;
	/** The month with the least money, and how much that is. */
	lowest: Readonly<{ month: number; cash: number }>;
	/** So many sales a month pay all; null: each sale costs more than it brings. */
	needed: number | null;
}>;

const MONTHS = 12;
/** No month is told with more: the numbers stay whole and exact. */
const MOST_SALES = 1_000_000;

/** Computes twelve months, in whole cents. */
export function planOf(numbers: Numbers): Plan {
	const months: Month[] = [];
	let [cash, thousandths] = [numbers.cash, numbers.sales * 1000];
	for (let number = 1; number <= MONTHS; number++) {
		const month = monthOf(number, Math.floor(thousandths / 1000), cash, numbers);
		months.push(month);
		cash = month.cash;
		thousandths = Math.min(MOST_SALES * 1000, Math.floor((thousandths * (1000 + numbers.growth)) / 1000));
	}
	const lowest = months.reduce((least, one) => (one.cash < least.cash ? one : least));
	return {
		months,
		carries: months.find(({ result, contributions, pay }) => result - contributions - pay >= 0)?.number ?? null,
		lowest: { month: lowest.number, cash: lowest.cash },
		needed: neededOf(numbers)
	};
}

function monthOf(
	number: number,
	sales: number,
	before: number,
	{ price, cost, fixed, pay, contributions }: Numbers
): Month {
	const [income, costs] = [sales * price, sales * cost + fixed];
	const result = income - costs;
	const due = owed(result, contributions);
	return { number, sales, income, costs, result, contributions: due, pay, cash: before + result - due - pay };
}

/** Contributions are due on what is earned, never on a loss; half a cent counts as one. */
const owed = (result: number, thousandths: number): number =>
	result > 0 ? Math.floor((result * thousandths + 500) / 1000) : 0;

function neededOf({ price, cost, fixed, pay, contributions }: Numbers): number | null {
	const each = price - cost;
	if (each <= 0 || contributions >= 1000) return fixed + pay <= 0 ? 0 : null;
	// what must be earned so that her pay is left after contributions, rounded up until it is
	let sales = Math.ceil((fixed + Math.ceil((pay * 1000) / (1000 - contributions))) / each);
	while (sales > 0 && left(sales - 1, each, fixed, contributions) >= pay) sales--;
	return sales;
}

function left(sales: number, each: number, fixed: number, contributions: number): number {
	const result = sales * each - fixed;
	return result - owed(result, contributions);
}
