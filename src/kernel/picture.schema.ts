import { z } from 'zod';
import { Words } from './words.schema.ts';

/** Checks a picture that comes from a form or a file. */
export const Picture = z.strictObject({
	hash: z.string().regex(/^[0-9a-f]{64}$/),
	width: z.int().min(1).max(20_000),
	height: z.int().min(1).max(20_000),
	alt: Words
});
