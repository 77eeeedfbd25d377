import { z } from 'zod';
import { type BlockId, blocksOf } from '#learning';
import { Attests } from './attest.schema.ts';
import { RUN_CANVAS } from './review.ts';

const blocks = new Set<string>(blocksOf(RUN_CANVAS));
const long = { error: 'journey_review_long' };

/** Checks a coach's answer; who does not accept says what is missing. */
export const NewReview = z
	.strictObject({
		comments: z
			.record(z.string().max(100), z.string().trim().max(1000, long))
			.refine((comments) => Object.keys(comments).every((block) => blocks.has(block)), {
				error: 'journey_review_block'
			})
			.transform((comments) => Object.fromEntries(Object.entries(comments).filter(([, text]) => text)))
			.default({}),
		missing: z.string().trim().max(2000, long).default(''),
		hypotheses: z.coerce.number().int().min(0).max(100),
		accepted: z.boolean(),
		attests: Attests
	})
	.refine(({ accepted, missing }) => accepted || missing, { error: 'journey_review_missing', path: ['missing'] });
export type NewReview = Readonly<z.infer<typeof NewReview>> & {
	readonly comments: Readonly<Partial<Record<BlockId, string>>>;
};
