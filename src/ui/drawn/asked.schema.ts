import { z } from 'zod';
import type { Drawn } from '#kernel/drawn.ts';

/** What the address of a drawing asks for; of its edition nothing hangs but its address. */
export const DrawnSchema: z.ZodType<Drawn> = z.object({
	kind: z.enum(['poster', 'monogram', 'portrait']),
	of: z.string().max(100),
	seed: z.string().max(200)
});
