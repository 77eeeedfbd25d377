import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';

const slug = z.string().regex(SLUG);

/** A condition as the story has it: where one is present is what the goal is for. */
const leaf = z.discriminatedUnion('is', [
	z.strictObject({ is: z.literal('presence'), share: z.number(), excused: z.enum(['missed', 'left_out']) }),
	z.strictObject({ is: z.literal('attended') }),
	z.strictObject({ is: z.literal('assessment'), key: slug, title: Words, least: z.number(), outOf: z.number() }),
	z.strictObject({ is: z.literal('evidence'), kind: slug, title: Words })
]);
const group = z.strictObject({ is: z.literal('oneOf'), of: z.array(leaf) });

const Goal = z.strictObject({
	conditions: z.array(z.union([leaf, group])),
	/** What the participants were given, in the order of their names. */
	points: z.record(slug, z.array(z.number().nullable())),
	/** The evidence that they gave, in the same order. */
	shown: z.record(slug, z.array(z.enum(['accepted', 'waiting']).nullable()))
});
export type ToldGoal = z.infer<typeof Goal>;
export type Condition = ToldGoal['conditions'][number];

/** What it takes to succeed, for the cohort that runs and for some invented activities. */
export const Goals = z.strictObject({
	examiner: slug,
	cohort: Goal,
	activities: z.array(Goal.extend({ offering: slug }))
});
