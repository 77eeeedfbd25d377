import { z } from 'zod';
import { parts } from '../standing.ts';

const text = (most: number) =>
	z.string().trim().min(1, { error: 'venture_text_missing' }).max(most, { error: 'venture_text_long' });
const email = z.email({ error: 'venture_email_wrong' }).max(254, { error: 'venture_email_wrong' });

/**
 * A referral as it is proposed: to an organisation of the directory, or to a name with an address. `carries`: the keys of what goes along. An issue's message, in this and what follows, is the key of
 * its sentence.
 */
export const NewReferral = z
	.strictObject({
		organization: z.uuid().nullable().default(null),
		name: z.string().trim().max(120, { error: 'venture_text_long' }).default(''),
		email: email.nullable().default(null),
		asks: text(4000),
		carries: z.array(z.string().max(80)).max(60).default([]),
		parts: z.array(z.enum(parts)).max(parts.length).default([]),
		/** Its story, proposed to a house that broadcasts. */
		story: z.boolean().default(false)
	})
	.refine(({ organization, name }) => organization !== null || name !== '', {
		path: ['name'],
		error: 'asking_partner_missing'
	})
	.refine(({ organization, email: address }) => organization !== null || address !== null, {
		path: ['email'],
		error: 'asking_partner_address'
	});
export type NewReferral = Readonly<z.output<typeof NewReferral>>;

/** What a partner answers: by whom, and a word; a reason where it sends somebody back. */
export const PartnerAnswer = z.discriminatedUnion('answer', [
	z.strictObject({
		answer: z.literal('accepted'),
		name: z.string().trim().min(1, { error: 'asking_name_missing' }).max(120, { error: 'venture_text_long' }),
		words: z.string().trim().max(2000, { error: 'venture_text_long' })
	}),
	z.strictObject({
		answer: z.literal('returned'),
		name: z.string().trim().min(1, { error: 'asking_name_missing' }).max(120, { error: 'venture_text_long' }),
		words: z.string().trim().min(1, { error: 'venture_reason_missing' }).max(2000, { error: 'venture_text_long' })
	})
]);
export type PartnerAnswer = Readonly<z.output<typeof PartnerAnswer>>;
