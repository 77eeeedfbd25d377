import { z } from 'zod';
import { competences } from './competences.ts';

const competence = z.enum(competences, { error: 'journey_testimony_competences' });
const many = { error: 'journey_testimony_competences' };

/** What a player asks of somebody who was there: up to three competences, and what they did together. */
export const NewTestimony = z.strictObject({
	competences: z
		.array(competence)
		.transform((all) => [...new Set(all)])
		.pipe(z.array(competence).min(1, many).max(3, many)),
	about: z.string().trim().min(1, { error: 'journey_testimony_about' }).max(600, { error: 'journey_testimony_long' })
});
export type NewTestimony = Readonly<z.infer<typeof NewTestimony>>;

/** A peer sees what she sees from beside somebody: up to level 5. */
export const PEER_LEVELS = [1, 2, 3, 4, 5] as const;

/** What the other one saw: a level for what she can speak of, and in words what happened. */
export const GivenTestimony = z.strictObject({
	attests: z
		.array(z.strictObject({ competence: z.enum(competences), level: z.int().min(1).max(5) }))
		.min(1, { error: 'journey_testimony_nothing' })
		.max(3, many),
	seen: z.string().trim().min(1, { error: 'journey_testimony_seen' }).max(900, { error: 'journey_testimony_long' })
});
export type GivenTestimony = Readonly<z.infer<typeof GivenTestimony>>;
