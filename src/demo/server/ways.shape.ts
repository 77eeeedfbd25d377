import { z } from 'zod';
import { SLUG } from '#kernel/slug.ts';
import { Words } from '#kernel/words.schema.ts';

const slug = z.string().regex(SLUG);

/** Ways over the invented activities; a step names them by their slugs, and what it needs by the places of earlier steps, from 0. */
export const Way = z.strictObject({
	title: Words,
	summary: Words,
	organization: slug,
	steps: z.array(
		z.strictObject({ title: Words.nullable(), offerings: z.array(slug).min(1), needs: z.array(z.int().min(0)) })
	)
});
