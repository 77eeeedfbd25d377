import { z } from 'zod';

const degree = z.coerce
	.number({ error: 'journey_answer_degree' })
	.int({ error: 'journey_answer_degree' })
	.min(1, { error: 'journey_answer_degree' })
	.max(7, { error: 'journey_answer_degree' });

/** Checks how desirable and how feasible something seems, 1 to 7. */
export const NewWish = z.strictObject({ desirability: degree, feasibility: degree });
