import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { Contacts } from './contacts.shape.ts';

const slug = z.string().regex(SLUG);
const day = z.iso.date().nullable();

/** What the directory tells beyond a sentence: of invented organisations only. */
export const Directory = z.strictObject({
	organizations: z.array(
		z.strictObject({
			id: slug,
			lat: z.number(),
			lon: z.number(),
			email: z.email().optional(),
			nace: z.array(z.string()),
			about: Words.nullable()
		})
	),
	affiliations: z.array(z.strictObject({ person: slug, organization: slug, role: Words, since: day, until: day })),
	verified: z.array(slug),
	claims: z.array(z.strictObject({ person: slug, organization: slug, message: z.string() })),
	contacts: Contacts
});
