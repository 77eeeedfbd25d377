import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { locales } from '#kernel/words.ts';
import { NewProposal, OutsideAnswer, Submitted } from '#partnering';

const slug = z.string().regex(SLUG);
const side = z.enum(['author', 'interested']);
const said = z.strictObject({ person: slug, days: z.int() });

/** What invented organisations offer and seek, in days before the loading (`until`: after it), and what they have said to each other. */
export const Partnering = z.strictObject({
	proposals: z.array(
		z.strictObject({
			...NewProposal.shape,
			...{ id: slug.optional(), organization: slug, until: z.int(), days: z.int() }
		})
	),
	talks: z.array(
		z.strictObject({
			...{ proposal: slug, organization: slug, person: slug, days: z.int(), words: z.string() },
			accepted: said.nullable(),
			messages: z.array(said.extend({ side, words: z.string() })),
			agreement: z.strictObject({ side, words: z.string(), proposed: said, confirmed: said.nullable() }).nullable(),
			outcome: said.extend({ side, answer: z.enum(['worked', 'going_on', 'nothing']) }).optional()
		})
	),
	/** Talks with invented organisations abroad, which have no account; who accepts and writes for the author is a person of the demonstration. */
	abroad: z.array(
		z.strictObject({
			...{ proposal: slug, email: z.email(), locale: z.enum(locales), days: z.int() },
			answer: OutsideAnswer,
			accepted: said.nullable(),
			messages: z.array(said.partial({ person: true }).extend({ words: z.string() }))
		})
	),
	/** What invented organisations abroad have put up themselves; one that is not published waits for the team. */
	fromAbroad: z.array(
		z.strictObject({
			...Submitted.shape,
			...{ email: z.email(), locale: z.enum(locales), until: z.int(), days: z.int(), published: z.boolean() },
			interest: z.strictObject({ organization: slug, person: slug, days: z.int(), words: z.string() }).optional()
		})
	)
});
