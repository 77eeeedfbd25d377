import { z } from 'zod';
import { typedText } from '#kernel/typed.ts';

/** A question after a séance, as it comes from a form; an issue's message is the key of its sentence. */
export const NewFollowup = z.strictObject({
	question: z
		.string()
		.max(20_000, { error: 'agenda_ask_long' })
		.transform(typedText)
		.pipe(z.string().min(1, { error: 'agenda_ask_missing' }).max(2000, { error: 'agenda_ask_long' })),
	/** Null: not signed. */
	signed: z
		.string()
		.max(1000, { error: 'participation_name_long' })
		.transform((text) => typedText(text).replace(/\s+/g, ' '))
		.pipe(z.string().max(120, { error: 'participation_name_long' }))
		.transform((name) => name || null)
});
