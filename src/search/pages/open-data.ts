import { z } from 'zod';
import { Words } from '#kernel/words.schema.ts';

/** Something that a search found; `path` is without the language before it. */
export const Hit = z.strictObject({
	kind: z.string(),
	id: z.uuid(),
	path: z.string(),
	title: Words,
	summary: Words.nullable()
});
