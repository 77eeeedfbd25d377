import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { spaceKinds } from '#spaces';

const slug = z.string().regex(SLUG);
const cents = z.int().min(0);
const planKind = z.enum(['day_pass', 'tickets', 'month', 'resident']);

const include = z.strictObject({
	measure: z.enum(['day', 'hour']),
	amount: z.int(),
	kinds: z.array(z.enum(spaceKinds)),
	overageCents: cents.optional()
});

/** How the invented houses are kept: what they cost, who has which plan, who may use which machine, and how their floors look. */
export const House = z.strictObject({
	account: z.strictObject({ beneficiary: z.string(), iban: z.string(), dueDays: z.int(), note: z.string() }),
	/** For how many months before this one there have been plans; each of them is closed, all but the last are paid. */
	months: z.int().min(1).max(12),
	/** What an hour costs without a plan, or a day at a desk. */
	tariffs: z.record(slug, cents),
	plans: z.array(
		z.strictObject({
			...{ id: slug, name: Words, kind: planKind, priceCents: cents },
			...{ months: z.int().optional(), includes: z.array(include) }
		})
	),
	/** Who has a plan: an organisation, or else a person. A desk is one of the first pool of desks. */
	contracts: z.array(
		z.strictObject({
			...{ plan: slug, organization: slug.optional(), person: slug.optional() },
			...{ persons: z.array(slug), desk: z.int().nullable(), support: slug.nullable() }
		})
	),
	inductions: z.array(
		z.strictObject({
			...{ name: Words, offering: slug.nullable(), months: z.int().nullable() },
			...{ machines: z.array(slug), holders: z.array(slug) }
		})
	),
	machines: z.array(
		z.strictObject({
			...{ space: slug, hourCents: cents, sheet: Words },
			materials: z.array(z.strictObject({ name: z.string(), unit: z.string(), cents })),
			upkeep: z.array(z.strictObject({ name: z.string(), everyDays: z.int(), doneDaysAgo: z.int() }))
		})
	),
	/** What somebody used of a machine again and again, the last time some days ago. */
	uses: z.strictObject({
		...{ space: slug, person: slug, organization: slug, material: z.string() },
		...{ minutes: z.int(), thousandths: z.int(), times: z.int() }
	}),
	floors: z.array(
		z.strictObject({
			...{ place: slug, name: Words },
			/** Where a room is: left, top, width and height, on a sheet of a hundred by sixty. */
			rooms: z.array(z.strictObject({ space: slug.nullable(), at: z.tuple([z.int(), z.int(), z.int(), z.int()]) }))
		})
	)
});
export type House = Readonly<z.output<typeof House>>;
