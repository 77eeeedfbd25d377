import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { type Requirement as Tree, treeSize } from './requirement.ts';

const MOST = 100;
const DEPTH = 8;

const id = z.uuid();
const slug = z.string().max(60).regex(SLUG);
const title = Words.optional();
const where = z.strictObject({ kind: z.enum(['offering', 'occurrence']), id });
const points = z.number().min(0).max(1_000_000);

const node: z.ZodType<Tree> = z.lazy(() =>
	z.discriminatedUnion('is', [
		z.strictObject({ is: z.literal('all'), of: z.array(node).min(1).max(MOST) }),
		z.strictObject({ is: z.literal('oneOf'), of: z.array(node).min(1).max(MOST) }),
		z
			.strictObject({ is: z.literal('atLeast'), n: z.int().min(1).max(MOST), of: z.array(node).min(1).max(MOST) })
			.refine(({ n, of }) => n <= of.length, { error: 'completion_tree_at_least' }),
		z.strictObject({
			is: z.literal('presence'),
			share: z.number().gt(0).max(1),
			of: z.array(where).min(1).max(MOST),
			excused: z.enum(['missed', 'left_out'])
		}),
		z.strictObject({ is: z.literal('attended'), at: where }),
		z
			.strictObject({ is: z.literal('assessment'), key: slug, least: points, title, outOf: points.optional() })
			.refine(({ least, outOf }) => outOf === undefined || least <= outOf, { error: 'completion_goal_out_of' }),
		z.strictObject({ is: z.literal('evidence'), kind: slug, title }),
		z.strictObject({ is: z.literal('completed'), goal: id })
	])
);

const depthOf = (tree: unknown): number => {
	const of = (tree as { of?: unknown[] } | null)?.of;
	return Array.isArray(of) ? 1 + Math.max(0, ...of.slice(0, MOST).map(depthOf)) : 1;
};

/** Checks a tree of requirements that comes from outside: at most 100 leaves and branches, eight deep. */
export const Requirement: z.ZodType<Tree> = z
	.unknown()
	.refine((tree) => JSON.stringify(tree ?? null).length < 50_000 && depthOf(tree) <= DEPTH, {
		error: 'completion_tree_large',
		abort: true
	})
	.pipe(node)
	.refine((tree) => treeSize(tree) <= MOST, { error: 'completion_tree_large' });
