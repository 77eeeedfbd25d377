import { z } from 'zod';
import { type Measure, measures, type Side, sides } from '#kernel/given.ts';

/** A line of what an organisation pledged, gave and received, side by side. */
type BondRow = Readonly<{ measure: Measure } & Record<'pledged' | Side, number>>;

type Counted = Readonly<{ measure: Measure; amount: number }>;

/** Sums what was pledged, given and received by what it is counted in; what there is nothing of has no row. */
export function bondRows(
	pledged: readonly Counted[],
	exchanged: readonly (Counted & Readonly<{ side: Side }>)[]
): BondRow[] {
	const sum = (all: readonly Counted[], measure: Measure): number =>
		all.reduce((total, one) => total + (one.measure === measure ? one.amount : 0), 0);
	const of = (side: Side) => exchanged.filter((one) => one.side === side);
	return measures
		.map((measure) => ({
			measure,
			pledged: sum(pledged, measure),
			given: sum(of('given'), measure),
			received: sum(of('received'), measure)
		}))
		.filter(({ pledged, given, received }) => pledged + given + received > 0);
}

/** What an organisation says that it will give in a year, in figures and in words. */
type Pledge = Counted & Readonly<{ words: string }>;

/** Something that the team wrote down: what, when, how much, and what shows it. */
type Gift = Counted &
	Readonly<{
		id: string;
		side: Side;
		/** ISO 8601. */
		onDay: string;
		words: string;
		evidence: string;
		withdrawnAt: Date | null;
	}>;

/** Days as ISO 8601 has them; `untilDay` belongs to it, null: without an end. */
export type Convention = Readonly<{
	id: string;
	signedOn: string;
	fromDay: string;
	untilDay: string | null;
	renews: boolean;
	remindDays: number;
	note: string | null;
	fileName: string | null;
	withdrawnAt: Date | null;
}>;

/** What ties an organisation to the hub in a year. */
export type Bond = Readonly<{
	year: number;
	conventions: readonly Convention[];
	pledges: readonly Pledge[];
	/** What the modules know, in the language that was asked for. */
	known: readonly (Counted & Readonly<{ side: Side; words: string }>)[];
	gifts: readonly Gift[];
	rows: readonly BondRow[];
}>;

const day = z.iso
	.date('network_day_wrong')
	.refine((one) => one >= '1990-01-01' && one <= '2200-12-31', 'network_day_wrong');
const MOST = 1_000_000_000;
const amount = z.int('bond_amount_wrong').min(1, 'bond_amount_wrong').max(MOST, 'bond_amount_wrong');

export const NewConvention = z
	.strictObject({
		signedOn: day,
		fromDay: day,
		untilDay: day.nullable(),
		renews: z.boolean(),
		remindDays: z.int('bond_days_wrong').min(0, 'bond_days_wrong').max(730, 'bond_days_wrong'),
		note: z.string().trim().max(500, 'bond_words_long').nullable()
	})
	.refine(({ fromDay, untilDay }) => !untilDay || untilDay >= fromDay, {
		error: 'network_days_reversed',
		path: ['untilDay']
	});
export type NewConvention = Readonly<z.infer<typeof NewConvention>>;

const year = z.int('network_year_wrong').min(2000, 'network_year_wrong').max(2200, 'network_year_wrong');

export const NewPledge = z.strictObject({
	year,
	measure: z.enum(measures, 'bond_measure_missing'),
	/** Null takes it back. */
	amount: amount.nullable(),
	words: z.string().trim().max(300, 'bond_words_long')
});
export type NewPledge = Readonly<z.infer<typeof NewPledge>>;

export const NewGift = z.strictObject({
	side: z.enum(sides, 'bond_side_missing'),
	measure: z.enum(measures, 'bond_measure_missing'),
	amount,
	onDay: day,
	words: z.string().trim().min(1, 'bond_words_missing').max(300, 'bond_words_long'),
	evidence: z.string().trim().min(1, 'bond_evidence_missing').max(300, 'bond_words_long')
});
export type NewGift = Readonly<z.infer<typeof NewGift>>;
