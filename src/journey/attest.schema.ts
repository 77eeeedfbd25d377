import { z } from 'zod';
import { competences } from './competences.ts';

/** What somebody saw another one do: competences of EntreComp, each with a level. */
export const Attests = z
	.array(z.strictObject({ competence: z.enum(competences), level: z.int().min(1).max(8) }))
	.max(5, { error: 'journey_attests_many' })
	.default([]);
export type Attests = Readonly<z.infer<typeof Attests>>;
