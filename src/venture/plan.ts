import { z } from 'zod';

const MOST_GOALS = 20;
const day = z.iso.date({ error: 'venture_day_wrong' });

/** A plan of support, as an adviser and a founder agree on it. `minutes`: of support, in all. An issue's message is the key of its sentence. */
export const NewPlan = z
	.strictObject({
		operation: z.string().max(40).nullable().default(null),
		fromDay: day,
		untilDay: day,
		minutes: z
			.int({ error: 'support_minutes_wrong' })
			.min(0, { error: 'support_minutes_wrong' })
			.max(60_000, { error: 'support_minutes_wrong' }),
		goals: z
			.array(
				z.strictObject({
					id: z.uuid().nullable().default(null),
					words: z.string().trim().min(1, { error: 'venture_text_missing' }).max(500, { error: 'venture_text_long' }),
					due: day.nullable().default(null)
				})
			)
			.max(MOST_GOALS, { error: 'support_goals_many' })
			.default([])
	})
	.refine(({ fromDay, untilDay }) => fromDay <= untilDay, { path: ['untilDay'], error: 'support_ends_first' });
export type NewPlan = Readonly<z.output<typeof NewPlan>>;
