import { z } from 'zod';
import { measures, sides } from '#kernel/given.ts';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';
import { organizationSizes } from '#network';
import { Contacts } from './contacts.shape.ts';
import { Drawing } from './editorial.shape.ts';

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
			address: z.string().optional(),
			postcode: z.string().optional(),
			founded: z.int().optional(),
			size: z.enum(organizationSizes).optional(),
			offers: Words.optional(),
			pictures: z.array(Drawing).default([]),
			nace: z.array(z.string()),
			about: Words.nullable()
		})
	),
	affiliations: z.array(z.strictObject({ person: slug, organization: slug, role: Words, since: day, until: day })),
	verified: z.array(slug),
	/** What invented partners have signed, in days before the loading, a day to come being negative; amounts as the hub counts them. */
	bonds: z.array(
		z.strictObject({
			organization: slug,
			convention: z.strictObject({
				title: Words,
				signed: z.int(),
				from: z.int(),
				until: z.int(),
				note: z.string().nullable()
			}),
			pledges: z.array(z.strictObject({ measure: z.enum(measures), amount: z.int(), words: z.string() })),
			gifts: z.array(
				z.strictObject({
					side: z.enum(sides),
					measure: z.enum(measures),
					amount: z.int(),
					daysAgo: z.int(),
					words: z.string(),
					evidence: z.string()
				})
			)
		})
	),
	claims: z.array(z.strictObject({ person: slug, organization: slug, message: z.string() })),
	contacts: Contacts
});
