import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';

/** A kind of ticket as the team writes it down; an issue's message is the key of its sentence. */
export const NewCategory = z
	.strictObject({
		label: Words.nullable(),
		hint: Words.nullable(),
		most: z
			.int({ error: 'agenda_category_most_range' })
			.min(1, { error: 'agenda_category_most_range' })
			.max(100_000, { error: 'agenda_category_most_range' })
			.nullable()
	})
	.refine(({ label }) => label !== null, { path: ['label'], error: 'agenda_category_label_missing' })
	.transform((category) => ({ ...category, label: category.label ?? { source: 'fr' as const, fr: '' } }));
export type NewCategory = Readonly<z.output<typeof NewCategory>>;
