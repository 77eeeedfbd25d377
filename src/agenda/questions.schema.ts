import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { optionValue, questionKinds } from './questions.ts';

const MOST_OPTIONS = 20;

/** A question as the team writes it down; an issue's message is the key of its sentence. */
export const NewQuestion = z
	.strictObject({
		kind: z.enum(questionKinds, { error: 'agenda_question_kind_missing' }),
		label: Words.nullable(),
		options: z.array(Words).max(MOST_OPTIONS, { error: 'agenda_options_many' }),
		required: z.boolean()
	})
	.refine(({ label }) => label !== null, { path: ['label'], error: 'agenda_question_label_missing' })
	.refine(({ kind, options }) => (kind !== 'choice' && kind !== 'several') || options.length > 1, {
		path: ['options'],
		error: 'agenda_options_few'
	})
	.refine(({ options }) => new Set(options.map(optionValue)).size === options.length, {
		path: ['options'],
		error: 'agenda_options_twice'
	})
	.transform((question) => ({ ...question, label: question.label ?? { source: 'fr' as const, fr: '' } }));
export type NewQuestion = Readonly<z.output<typeof NewQuestion>>;
