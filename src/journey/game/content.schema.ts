import { z } from 'zod';
import { type Condition, cardKinds, type Game, meters } from './content.ts';

/** A name in a story: of a card, a flag, a person … */
export const idSchema = z
	.string()
	.regex(/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/)
	.max(60)
	// it is there already, on every object
	.refine((id) => id !== 'constructor');

const whole = z.int().min(-1_000_000_000).max(1_000_000_000);
const count = z.int().min(0).max(1_000_000_000);
const weeks = z.int().min(0).max(520);
const ids = z.array(idSchema).min(1).max(20);
const effects = z.partialRecord(z.enum(meters), whole);

const start = z.strictObject({
	cash: whole,
	burn: count,
	energy: z.int().min(0).max(1000),
	reputation: z.int().min(0).max(1000),
	minutes: z.int().min(1).max(10_080)
});

const share = z.int().min(0).max(1000);
/** Nothing of it may be nought that somebody needs to get out of exhaustion by resting. */
const rules = z.strictObject({
	sleep: z.int().min(1).max(1000),
	tired: z.strictObject({ below: share, week: z.int().min(100).max(1000), work: share }),
	misleads: z
		.strictObject({ strong: z.int().min(0).max(499), weak: z.int().min(0).max(499) })
		.refine(({ strong, weak }) => strong <= weak, {
			path: ['weak'],
			message: 'a weak test misleads at least as often as a strong one'
		}),
	leave: z.strictObject({ always: share, unfit: share }).refine(({ always, unfit }) => always + unfit <= 1000, {
		path: ['unfit'],
		message: 'no more than all customers can leave'
	}),
	late: share
});

const condition: z.ZodType<Condition> = z.lazy(() =>
	z.union([
		z.strictObject({ all: z.array(condition).min(1).max(20) }),
		z.strictObject({ any: z.array(condition).min(1).max(20) }),
		z.strictObject({ not: condition }),
		z.strictObject({ flag: idSchema }),
		z.strictObject({ meter: z.enum([...meters, 'week', 'fit']), least: whole.optional(), most: whole.optional() }),
		z.strictObject({ tested: idSchema, least: count.optional() }),
		z.strictObject({ leans: idSchema, to: z.enum(['for', 'against']) }),
		z.strictObject({ believes: idSchema, variant: idSchema }),
		z.strictObject({ quest: idSchema }),
		z.strictObject({ team: idSchema }),
		z.strictObject({ venture: z.int().min(1).max(99) })
	])
);

const tests = z.strictObject({ hypothesis: idSchema, strength: z.int().min(1).max(1000) });
const pivot = z.strictObject({ hypothesis: idSchema, variant: idSchema });
/** A competence of EntreComp and a level. */
export const compSchema = z.string().regex(/^[1-3]\.[1-5]\/[1-8]$/);

const card = z.strictObject({
	id: idSchema,
	kind: z.enum(cardKinds),
	minutes: z.int().min(0).max(10_080),
	effects: effects.optional(),
	tests: tests.optional(),
	pivot: pivot.optional(),
	when: condition.optional(),
	most: z.int().min(1).max(99).optional(),
	ever: z.int().min(1).max(99).optional(),
	sets: ids.optional(),
	hires: idSchema.optional(),
	keeps: idSchema.optional(),
	comp: z.array(compSchema).min(1).max(5).optional()
});

const event = z.strictObject({
	id: idSchema,
	chance: z.int().min(0).max(1000),
	weeks: z.tuple([weeks, weeks]).optional(),
	when: condition.optional(),
	again: z.boolean().optional(),
	effects: effects.optional(),
	sets: ids.optional()
});

const outcome = z.strictObject({ weight: z.int().min(0).max(1000), effects: effects.optional(), sets: ids.optional() });

const deed = z.strictObject({
	effects: effects.optional(),
	sets: ids.optional(),
	clears: ids.optional(),
	hires: idSchema.optional(),
	leaves: idSchema.optional(),
	promises: z.strictObject({ id: idSchema, inWeeks: weeks }).optional(),
	keeps: idSchema.optional(),
	owes: z.strictObject({ id: idSchema, amount: count, inWeeks: weeks }).optional(),
	pivot: pivot.optional(),
	tests: tests.optional(),
	venture: start.optional(),
	ends: idSchema.optional(),
	chance: z.array(outcome).min(1).max(10).optional()
});

const hypothesis = z.strictObject({
	id: idSchema,
	block: idSchema,
	variants: z.array(idSchema).min(2).max(6),
	weight: z.int().min(0).max(1000)
});

/** game.json: the numbers of a story. */
export const gameSchema = z.strictObject({
	start,
	rules,
	hypotheses: z.array(hypothesis).max(20),
	cards: z.array(card).max(200),
	events: z.array(event).max(200),
	deeds: z.record(idSchema, deed),
	conditions: z.record(idSchema, condition)
}) satisfies z.ZodType<Game>;
