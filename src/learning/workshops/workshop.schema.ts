import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { canvasKinds } from './canvas/kinds.ts';
import { campusRules } from './teams.ts';

const Option = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: Words });
const options = (missing: string, most: number) =>
	z
		.array(Option)
		.min(1, { error: missing })
		.max(most, { error: 'workshops_options_many' })
		.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'workshops_options_twice' });

/** What is said of a workshop, checked; an issue's message is the key of its sentence. */
export const NewWorkshop = z.strictObject({
	disciplines: options('workshops_disciplines_missing', 20),
	campuses: options('workshops_campuses_missing', 10),
	teamSize: z
		.int({ error: 'workshops_size_range' })
		.min(2, { error: 'workshops_size_range' })
		.max(12, { error: 'workshops_size_range' }),
	campusRule: z.enum(campusRules, { error: 'workshops_choose' }),
	canvasKind: z.enum(canvasKinds, { error: 'workshops_choose' })
});
export type NewWorkshop = z.output<typeof NewWorkshop>;
