import { z } from 'zod';
import { groupKinds, rightsKinds } from '#groups';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';

const slug = z.string().regex(SLUG);
const country = z.string().length(2);
const role = z.enum(['partner', 'associate']);

/** Invented groups: days are counted before the loading, `due` and `until` after it. */
export const Groups = z.strictObject({
	groups: z.array(
		z.strictObject({
			...{ kind: z.enum(groupKinds), title: Words, summary: Words, body: Words, sectors: z.array(slug) },
			...{ place: slug.nullable(), from: z.int(), until: z.int().nullable(), opened: z.int() },
			lead: z.strictObject({ person: slug, organization: slug, country }),
			members: z.array(
				z.strictObject({
					...{ person: slug, organization: slug, country, role, word: z.string(), days: z.int() },
					joined: z.enum(['invited', 'asked', 'waits_for_it', 'waits_for_lead'])
				})
			),
			participants: z.array(z.strictObject({ person: slug, organization: slug })),
			activities: z.array(slug),
			terms: z
				.strictObject({
					...{ budget: z.int(), rights: z.enum(rightsKinds), rightsWords: z.string() },
					shares: z.record(slug, z.int())
				})
				.nullable(),
			tasks: z.array(
				z.strictObject({
					title: z.string(),
					person: slug.nullable(),
					due: z.int().nullable(),
					done: z.int().nullable()
				})
			),
			decisions: z.array(
				z.strictObject({
					...{ title: z.string(), words: z.string(), days: z.int(), organizations: z.array(slug) },
					/** Which of those before it corrects, from 0. */
					corrects: z.int().nullable()
				})
			),
			deliverables: z.array(
				z.strictObject({
					...{ title: z.string(), organization: slug, person: slug, due: z.int() },
					...{ delivered: z.int().nullable(), accepted: z.int().nullable() }
				})
			),
			documents: z.array(z.strictObject({ title: z.string(), days: z.int() }))
		})
	)
});
