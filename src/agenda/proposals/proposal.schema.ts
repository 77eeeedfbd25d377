import { z } from 'zod';

const line = (most: number) => z.string().trim().max(most, { error: 'proposals_long' });

/** Checks what somebody proposes by a form; each issue is the key of its sentence. */
export const ProposalSchema = z.strictObject({
	name: line(120).min(1, { error: 'proposals_name_missing' }),
	email: z.email({ error: 'proposals_email_wrong' }).max(254),
	title: line(160).min(1, { error: 'proposals_title_missing' }),
	words: line(4000).min(20, { error: 'proposals_words_missing' }),
	place: line(200)
		.transform((text) => text || null)
		.nullable()
});

export type GivenProposal = Readonly<z.output<typeof ProposalSchema>> & Readonly<{ when: When | null }>;

/** When it would be. */
export type When = Readonly<{ startsAt: Date; endsAt: Date }>;
