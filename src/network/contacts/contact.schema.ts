import { z } from 'zod';
import { typedLine, typedText } from '#kernel/typed.ts';
import { listReaders, noteReaders } from './contact.ts';

const MOST_TAGS = 20;

const text = z.string().transform(typedText);
const line = z.string().transform(typedLine);
const day = z.iso.date({ error: 'contacts_day_wrong' });
/** A day long past or far ahead is a slip of the finger. */
const near = day.refine((given) => given > '1990' && given < '2100', { error: 'contacts_day_wrong' });
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((given) => given || null, schema.nullable().default(null));

/** What somebody writes after a call; each issue is the key of its sentence. */
export const NewNote = z.strictObject({
	/** Of one that is changed. */
	id: maybe(z.uuid()),
	day: near,
	text: text.pipe(z.string().min(1, { error: 'contacts_note_missing' }).max(4000, { error: 'contacts_note_long' })),
	readers: z.enum(noteReaders, { error: 'contacts_readers_missing' }),
	/** With whom of an organisation. */
	person: maybe(z.uuid())
});
export type NewNote = Readonly<z.output<typeof NewNote>>;

export const NewFollowUp = z.strictObject({
	/** Of one that is changed. */
	id: maybe(z.uuid()),
	what: line.pipe(z.string().min(1, { error: 'contacts_what_missing' }).max(240, { error: 'contacts_what_long' })),
	due: near,
	assignee: maybe(z.uuid())
});
export type NewFollowUp = Readonly<z.output<typeof NewFollowUp>>;

export const NewList = z.strictObject({
	name: line.pipe(
		z.string().min(1, { error: 'contacts_list_name_missing' }).max(120, { error: 'contacts_list_name_missing' })
	),
	readers: z.enum(listReaders, { error: 'contacts_readers_missing' }),
	asks: z.strictObject({
		text: z.string().max(200).optional(),
		kind: z.enum(['person', 'organization']).optional(),
		tags: z.array(z.uuid()).max(MOST_TAGS, { error: 'contacts_list_tags_many' }).optional(),
		every: z.boolean().optional(),
		sector: z.string().max(80).optional(),
		organizationKind: z.string().max(40).optional(),
		role: z.string().max(40).optional(),
		newsletter: z.boolean().optional()
	})
});
export type NewList = Readonly<z.output<typeof NewList>>;
