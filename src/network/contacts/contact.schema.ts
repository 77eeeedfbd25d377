import { z } from 'zod';
import { forges, typedLine, typedText } from '#kernel/typed.ts';
import { listReaders, noteReaders } from './contact.ts';

const MOST_TAGS = 20;

const text = z.string().max(9000, { error: 'contacts_note_long' }).transform(typedText);
/** A line of one to so many signs. `error`: when it is none; `long`: when it is too long. */
const line = (most: number, error: string, long = error) =>
	z
		.string()
		.max(2000, { error: long })
		.transform(typedLine)
		.pipe(
			z
				.string()
				.min(1, { error })
				.max(most, { error: long })
				.refine((given) => !forges(given), { error })
		);
const id = z.uuid({ error: 'kernel_bad_request' });
/** What is chosen from a list; anything else asks for nothing. */
const word = z
	.string()
	.regex(/^[\w-]{1,80}$/)
	.optional()
	.catch(undefined);
const day = z.iso.date({ error: 'contacts_day_wrong' });
/** A day long past or far ahead is a slip of the finger. */
const near = day.refine((given) => given > '1990' && given < '2100', { error: 'contacts_day_wrong' });
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((given) => given || null, schema.nullable().default(null));

/** What somebody writes after a call; each issue is the key of its sentence. */
export const NewNote = z.strictObject({
	/** Of one that is changed. */
	id: maybe(id),
	day: near,
	text: text.pipe(z.string().min(1, { error: 'contacts_note_missing' }).max(4000, { error: 'contacts_note_long' })),
	readers: z.enum(noteReaders, { error: 'contacts_readers_missing' }),
	/** With whom of an organisation. */
	person: maybe(id)
});
export type NewNote = Readonly<z.output<typeof NewNote>>;

export const NewFollowUp = z.strictObject({
	/** Of one that is changed. */
	id: maybe(id),
	what: line(240, 'contacts_what_missing', 'contacts_what_long'),
	due: near,
	assignee: maybe(id)
});
export type NewFollowUp = Readonly<z.output<typeof NewFollowUp>>;

export const NewList = z.strictObject({
	name: line(120, 'contacts_list_name_missing'),
	readers: z.enum(listReaders, { error: 'contacts_readers_missing' }),
	asks: z.strictObject({
		text: z
			.string()
			.max(4000, { error: 'kernel_bad_request' })
			.transform((given) => given.replaceAll('\0', '').toWellFormed().slice(0, 200))
			.optional(),
		kind: z.enum(['person', 'organization']).optional().catch(undefined),
		tags: z.array(id).max(MOST_TAGS, { error: 'contacts_list_tags_many' }).optional(),
		every: z.boolean().optional(),
		sector: word,
		organizationKind: word,
		role: word,
		newsletter: z.boolean().optional()
	})
});
export type NewList = Readonly<z.output<typeof NewList>>;
