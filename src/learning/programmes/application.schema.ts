import { z } from 'zod';
import { declineReasons, outcomes, recommendations, routes } from './admission.ts';
import { payers } from './programme.ts';

const LONGEST = 6000;
const text = z.string().trim().max(LONGEST, { error: 'programmes_text_long' });
const written = (missing: string) => text.min(1, { error: missing });

/** What a candidate may keep of an application before it is whole; an issue's message is the key of its sentence. */
export const ApplicationDraft = z.strictObject({
	route: z.enum(routes, { error: 'programmes_route_missing' }),
	degree: text,
	experience: text,
	motivation: text,
	payer: z.enum(payers, { error: 'programmes_payer_missing' })
});
export type ApplicationDraft = Readonly<z.output<typeof ApplicationDraft>>;

/** What it must say to be sent: the degree of whoever comes by one, the experience of whoever comes by that, and why. */
export const WholeApplication = ApplicationDraft.extend({ motivation: written('programmes_motivation_missing') })
	.refine(({ route, degree }) => route !== 'degree' || degree, { path: ['degree'], error: 'programmes_degree_missing' })
	.refine(({ route, experience }) => route !== 'experience' || experience, {
		path: ['experience'],
		error: 'programmes_experience_missing'
	});

export const NewReview = z.strictObject({
	recommendation: z.enum(recommendations, { error: 'programmes_recommendation_missing' }),
	words: written('programmes_review_words_missing')
});
export type NewReview = Readonly<z.output<typeof NewReview>>;

export const NewDecision = z
	.strictObject({
		outcome: z.enum(outcomes, { error: 'programmes_outcome_missing' }),
		reason: z.enum(declineReasons).nullable(),
		words: text
	})
	.refine(({ outcome, reason }) => outcome !== 'declined' || reason, {
		path: ['reason'],
		error: 'programmes_reason_missing'
	});
export type NewDecision = Readonly<z.output<typeof NewDecision>>;
