import { z } from 'zod';
import { declarationKinds, declaredSizes } from '#impact';
import { Words } from '#kernel/words.schema.ts';

const percent = z.int().min(1).max(100).nullable();

const Declared = z.strictObject({
	...{ kind: z.enum(declarationKinds), about: z.string(), ago: z.int(), value: z.int().nullable() },
	...{ size: z.enum(declaredSizes).nullable(), validated: z.boolean() }
});

/** Two invented operations with what they promise, what was declared for them, and hours that both pay. Amounts are counted as measures count them; days from the loading. */
export const Impact = z.strictObject({
	operations: z.array(
		z.strictObject({
			...{ code: z.string(), startedAgo: z.int(), endsIn: z.int() },
			funding: z.strictObject({
				...{ share: percent, flatRate: percent, hourCents: z.int().nullable(), sentence: Words.nullable() }
			}),
			targets: z.array(
				z.strictObject({
					...{ measure: z.string(), target: z.int(), milestone: z.int().nullable(), milestoneIn: z.int().nullable() }
				})
			)
		})
	),
	declarations: z.array(Declared),
	/** Closed so many days ago, of days so many days ago. */
	reports: z.array(
		z.strictObject({
			...{ operation: z.string(), title: z.string(), from: z.int(), until: z.int(), closed: z.int() },
			...{ measures: z.array(z.string()), body: z.string() }
		})
	),
	/** What arrives once its period is closed: a correction. */
	late: Declared,
	shared: z.array(
		z.strictObject({ person: z.string(), ago: z.int(), from: z.int(), hours: z.int(), parts: z.array(z.int()) })
	)
});
