import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { spaceKinds } from '../kinds.ts';
import { isIban, plainIban } from './iban.ts';
import { endReasons, measureOf, measures, payerKinds, planKinds } from './plan.ts';

/** An amount that is asked: up to a million euros. */
const Cents = z
	.int({ error: 'plans_cents_wrong' })
	.min(0, { error: 'plans_cents_wrong' })
	.max(100_000_000, { error: 'plans_cents_wrong' });
const Day = z.iso.date({ error: 'plans_day_wrong' });
const Ids = z.array(z.uuid({ error: 'plans_space_unknown' })).max(200, { error: 'plans_many' });

const Include = z
	.strictObject({
		measure: z.enum(measures),
		amount: z
			.int({ error: 'plans_amount_wrong' })
			.min(0, { error: 'plans_amount_wrong' })
			.max(10_000, { error: 'plans_amount_wrong' }),
		kinds: z.array(z.enum(spaceKinds)).max(6).default([]),
		places: Ids.default([]),
		spaces: Ids.default([]),
		overageCents: Cents.nullable().default(null)
	})
	.refine(({ measure, kinds }) => kinds.every((kind) => measureOf(kind) === measure), {
		path: ['kinds'],
		error: 'plans_measure_wrong'
	});

/** What a plan costs and includes. */
const Terms = z.strictObject({
	kind: z.enum(planKinds),
	priceCents: Cents,
	vat: z.string().trim().max(200, { error: 'plans_text_long' }).default(''),
	months: z
		.int({ error: 'plans_months_wrong' })
		.min(1, { error: 'plans_months_wrong' })
		.max(60, { error: 'plans_months_wrong' })
		.default(12),
	includes: z.array(Include).max(8, { error: 'plans_many' }).default([])
});

const Name = z
	.unknown()
	.refine((given) => Words.safeParse(given).success, { error: 'plans_name_missing' })
	.pipe(Words);

/** A plan, as the team writes it down. An issue's message is the key of its sentence. */
export const NewPlan = z.strictObject({ name: Name, terms: Terms });
export type NewPlan = Readonly<z.output<typeof NewPlan>>;

/** What a space costs from a day on. */
export const NewTariff = z.strictObject({ space: z.uuid({ error: 'plans_space_unknown' }), from: Day, cents: Cents });

/** What is agreed with somebody. */
export const NewContract = z
	.strictObject({
		plan: z.uuid({ error: 'plans_plan_unknown' }),
		payer: z.strictObject({
			kind: z.enum(payerKinds, { error: 'plans_payer_missing' }),
			id: z.string().trim().min(1, { error: 'plans_payer_missing' }).max(60, { error: 'plans_payer_missing' })
		}),
		/** The ids of those who use it; a person who pays for herself does anyway. */
		persons: z.array(z.uuid()).max(200, { error: 'plans_many' }).default([]),
		from: Day,
		until: Day.nullable().default(null),
		/** Another price than the plan's. */
		priceCents: Cents.nullable().default(null),
		/** The id of a unit. */
		desk: z.uuid().nullable().default(null),
		support: z.uuid().nullable().default(null),
		note: z.string().trim().max(1000, { error: 'plans_text_long' }).nullable().default(null),
		fictional: z.boolean().default(false)
	})
	.refine(({ from, until }) => !until || until >= from, { path: ['until'], error: 'plans_until_first' });
export type NewContract = Readonly<z.output<typeof NewContract>>;

export const Ending = z.strictObject({ until: Day, reason: z.enum(endReasons, { error: 'plans_reason_missing' }) });
export type Ending = Readonly<z.output<typeof Ending>>;

/** Where the money is asked to go. */
export const Account = z.strictObject({
	beneficiary: z.string().trim().min(1, { error: 'plans_beneficiary_missing' }).max(70, {
		error: 'plans_beneficiary_missing'
	}),
	iban: z.string().max(60, { error: 'plans_iban_wrong' }).transform(plainIban).refine(isIban, {
		error: 'plans_iban_wrong'
	}),
	dueDays: z
		.int({ error: 'plans_due_wrong' })
		.min(0, { error: 'plans_due_wrong' })
		.max(365, { error: 'plans_due_wrong' }),
	note: z.string().trim().max(500, { error: 'plans_text_long' }).nullable().default(null)
});
export type Account = Readonly<z.output<typeof Account>>;

/** A line that the team adds. */
export const NewAdjustment = z.strictObject({
	label: z.string().trim().min(1, { error: 'plans_label_missing' }).max(200, { error: 'plans_text_long' }),
	cents: z
		.int({ error: 'plans_cents_wrong' })
		.min(-100_000_000, { error: 'plans_cents_wrong' })
		.max(100_000_000, { error: 'plans_cents_wrong' })
		.refine((cents) => cents !== 0, { error: 'plans_cents_wrong' })
});
export type NewAdjustment = Readonly<z.output<typeof NewAdjustment>>;
