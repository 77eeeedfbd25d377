import { z } from 'zod';

const degree = z.coerce
	.number({ error: 'programmes_change_degree' })
	.int({ error: 'programmes_change_degree' })
	.min(1, { error: 'programmes_change_degree' })
	.max(7, { error: 'programmes_change_degree' });

/** How much somebody agrees with each statement, 1 to 7; an issue's message is the key of its sentence. */
export const NewStand = z.strictObject({ able: degree, see: degree, ask: degree });
