import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';

const slug = z.string().regex(SLUG);
const contact = z.union([z.strictObject({ person: slug }), z.strictObject({ organization: slug })]);
const about = { person: slug.optional(), organization: slug.optional() };

/** What the invented team keeps of invented people and organisations; days counted from today. */
export const Contacts = z.strictObject({
	tags: z.array(z.strictObject({ label: z.string(), on: z.array(contact) })),
	notes: z.array(
		z.strictObject({
			...about,
			author: slug,
			daysAgo: z.number().int().min(0),
			readers: z.enum(['team', 'admins', 'me']),
			text: z.string()
		})
	),
	followUps: z.array(
		z.strictObject({ ...about, what: z.string(), inDays: z.number().int(), assignee: slug.nullable(), by: slug })
	),
	lists: z.array(z.strictObject({ name: z.string(), tags: z.array(z.string()), by: slug, put: z.array(contact) }))
});
