import { z } from 'zod';

// overrides and embeddings make a text show as what it is not
const HIDDEN = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;
const clean = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(HIDDEN, '').trim();

/** A question after a séance, as it comes from a form; an issue's message is the key of its sentence. */
export const NewFollowup = z.strictObject({
	question: z
		.string()
		.max(20_000, { error: 'agenda_ask_long' })
		.transform(clean)
		.pipe(z.string().min(1, { error: 'agenda_ask_missing' }).max(2000, { error: 'agenda_ask_long' })),
	/** Null: not signed. */
	signed: z
		.string()
		.max(1000, { error: 'participation_name_long' })
		.transform((text) => clean(text).replace(/\s+/g, ' '))
		.pipe(z.string().max(120, { error: 'participation_name_long' }))
		.transform((name) => name || null)
});
