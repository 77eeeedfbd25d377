import { z } from 'zod';
import { eachLocale, locales, type Words as Text } from './words.ts';

const text = z.string().trim().min(1).max(20_000).optional();

/** Checks a text in several languages. Apart from `words.ts`, so that a page that only shows words does not bring a validator along. */
export const Words: z.ZodType<Text> = z
	.strictObject({
		source: z.enum(locales),
		...eachLocale(() => text)
	})
	.refine((words) => words[words.source] !== undefined, { error: 'the source language has no text' });
