import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import type { GivenNewsletter } from './newsletter.ts';

/** Checks a newsletter that comes from a form; each issue is the key of its sentence. */
export const NewsletterSchema: z.ZodType<GivenNewsletter> = z.strictObject({
	subject: z
		.unknown()
		.refine(
			(given) => {
				const read = Words.safeParse(given);
				return read.success && locales.every((locale) => (read.data[locale]?.length ?? 0) <= 150);
			},
			{ error: 'newsletter_subject_missing' }
		)
		.pipe(Words),
	intro: Words.nullable(),
	until: z.iso.date({ error: 'newsletter_until_missing' }),
	items: z.array(z.strictObject({ kind: z.enum(['occurrence', 'news']), id: z.uuid() })).max(100)
});
