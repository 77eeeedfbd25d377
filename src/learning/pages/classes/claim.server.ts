import { z } from 'zod';
import { fieldOf } from '#web/form.server.ts';
import { CLAIM_AGE, claimants } from '../../classes/claim.ts';
import { readCode } from '../../index.ts';

/** What the page of a claim card says before anything is typed. */
export const claimShown = { age: CLAIM_AGE };

/** What was typed about a card, as it is shown again. */
export const typedClaim = (form: FormData) => ({
	code: fieldOf(form, 'code'),
	born: fieldOf(form, 'born').trim(),
	claimant: fieldOf(form, 'claimant')
});

const Claim = z.strictObject({
	code: z.string().max(100, { error: 'classes_claim_wrong' }).transform(readCode),
	born: z
		.string()
		.regex(/^\d{4}$/, { error: 'classes_claim_born_wrong' })
		.transform(Number)
		.refine((year) => year >= 1900 && year <= new Date().getFullYear(), { error: 'classes_claim_born_wrong' }),
	claimant: z.enum(claimants, { error: 'classes_claim_who' })
});

/** Reads who takes a pseudonym over, whose year of birth it is, and the code of the card. */
export const claimIn = (form: FormData) => Claim.safeParse(typedClaim(form));
