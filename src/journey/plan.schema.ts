import { z } from 'zod';

const cents = z
	.int({ error: 'journey_numbers' })
	.min(0, { error: 'journey_numbers' })
	.max(10_000_000_00, { error: 'journey_numbers' });
const each = z
	.int({ error: 'journey_numbers' })
	.min(0, { error: 'journey_numbers' })
	.max(10_000_000, { error: 'journey_numbers' });

/** Checks a player's own numbers: a sale of at most 100,000 euros, 100,000 sales a month, ten million euros in all. */
export const NewNumbers = z.strictObject({
	price: each,
	cost: each,
	sales: z
		.int({ error: 'journey_numbers' })
		.min(0, { error: 'journey_numbers' })
		.max(100_000, { error: 'journey_numbers' }),
	growth: z
		.int({ error: 'journey_numbers' })
		.min(-500, { error: 'journey_numbers' })
		.max(1000, { error: 'journey_numbers' }),
	fixed: cents,
	pay: cents,
	contributions: z
		.int({ error: 'journey_numbers' })
		.min(0, { error: 'journey_numbers' })
		.max(900, { error: 'journey_numbers' }),
	cash: z
		.int({ error: 'journey_numbers' })
		.min(-10_000_000_00, { error: 'journey_numbers' })
		.max(10_000_000_00, { error: 'journey_numbers' })
});

/** The problem that a player wants to solve, in her own words. */
export const Problem = z.string().trim().max(2000, { error: 'journey_problem_long' });
