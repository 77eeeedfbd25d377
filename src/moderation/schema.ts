import { z } from 'zod';
import { type GivenReport, reasons } from './report.ts';

/** Checks a report that comes from a form; each issue is the key of its sentence. */
export const ReportSchema: z.ZodType<GivenReport> = z.strictObject({
	kind: z.string().max(40),
	object: z.uuid(),
	path: z.string().max(300).regex(/^\//),
	reason: z.enum(reasons, { error: 'moderation_reason_missing' }),
	words: z.string().trim().min(10, { error: 'moderation_words_missing' }).max(4000, { error: 'moderation_words_long' }),
	email: z.email({ error: 'moderation_email_wrong' }).max(254).nullable()
});
