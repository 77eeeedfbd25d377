import { z } from 'zod';
import { type Decision, decisions, type GivenReport, reasons } from './report.ts';

/** Checks a report that comes from a form; each issue is the key of its sentence. */
export const ReportSchema: z.ZodType<GivenReport> = z.strictObject({
	kind: z.string().max(40),
	object: z.uuid(),
	path: z.string().max(300).regex(/^\//),
	reason: z.enum(reasons, { error: 'moderation_reason_missing' }),
	words: z.string().trim().min(10, { error: 'moderation_words_missing' }).max(4000, { error: 'moderation_words_long' }),
	email: z.email({ error: 'moderation_email_wrong' }).max(254).nullable()
});

/** Checks what the team decides and answers; who put something right says what. */
export const DecisionSchema: z.ZodType<Readonly<{ decision: Decision; answer: string | null }>> = z
	.strictObject({
		decision: z.enum(decisions, { error: 'moderation_decision_missing' }),
		answer: z.string().trim().max(1000, { error: 'moderation_answer_long' }).nullable()
	})
	.refine(({ decision, answer }) => decision !== 'corrected' || (answer?.length ?? 0) >= 3, {
		path: ['answer'],
		error: 'moderation_answer_missing'
	});
