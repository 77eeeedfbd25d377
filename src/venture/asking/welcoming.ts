import { z } from 'zod';
import { askingAreas } from './areas.ts';

/** How somebody answers questions: about what (nothing: about everything), within how many working days, and until when she is away. */
export const Welcoming = z.strictObject({
	areas: z.array(z.enum(askingAreas)).max(askingAreas.length),
	days: z
		.int({ error: 'asking_days_wrong' })
		.min(1, { error: 'asking_days_wrong' })
		.max(20, { error: 'asking_days_wrong' }),
	awayUntil: z.iso.date({ error: 'venture_day_wrong' }).nullable().default(null)
});
export type Welcoming = Readonly<z.output<typeof Welcoming>>;
