import { z } from 'zod';
import { type ContactKind, contactKinds, contactRule } from './contact-kinds.ts';

const MOST_FILES = 60;
const LONG = 8000;
const LONGEST_MS = 12 * 3_600_000;
const kinds = contactKinds as [ContactKind, ...ContactKind[]];

/** What was done with or for some files. An issue's message is the key of its sentence. */
export const NewContact = z
	.strictObject({
		/** Sent twice, it is written once. */
		id: z.uuid().optional(),
		kind: z.enum(kinds, { error: 'support_kind_missing' }),
		files: z
			.array(z.uuid())
			.min(1, { error: 'support_file_missing' })
			.max(MOST_FILES, { error: 'support_files_many' })
			.refine((ids) => new Set(ids).size === ids.length, { error: 'support_file_twice' }),
		/** The organisation in whose name it was: one of those whose adviser she is. */
		organization: z.uuid(),
		at: z.date({ error: 'support_moment_wrong' }),
		/** The end of what takes time. */
		until: z.date({ error: 'support_moment_wrong' }).nullable().default(null),
		operation: z.string().max(40).nullable().default(null),
		summary: z
			.string()
			.trim()
			.max(LONG, { error: 'venture_text_long' })
			.transform((given) => given || null)
			.nullable()
			.default(null),
		shared: z.boolean().default(false)
	})
	.refine(({ kind, until }) => contactRule(kind).timed === (until !== null), {
		path: ['until'],
		error: 'support_end_missing'
	})
	.refine(({ at, until }) => !until || until > at, { path: ['until'], error: 'support_ends_first' })
	.refine(({ at, until }) => !until || until.getTime() - at.getTime() <= LONGEST_MS, {
		path: ['until'],
		error: 'support_long'
	})
	.refine(({ kind, files }) => files.length === 1 || contactRule(kind).group, {
		path: ['files'],
		error: 'support_one_file'
	});
export type NewContact = Readonly<z.output<typeof NewContact>>;
