import { z } from 'zod';

/** The languages of the interface, the first one being the reference. */
export const locales = ['fr', 'en', 'nl', 'fi'] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale);

const text = z.string().trim().min(1).max(20_000);

/** A text in one or more languages, and the language it was written in. */
export const Words = z
	.strictObject({
		source: z.enum(locales),
		fr: text.optional(),
		en: text.optional(),
		nl: text.optional(),
		fi: text.optional()
	})
	.refine((words) => words[words.source] !== undefined, { error: 'the source language has no text' });
export type Words = z.infer<typeof Words>;

/** The text for a reader and the language it is really in: the asked one, else the source. */
export function say(words: Words, locale: Locale): { text: string; lang: Locale } {
	const asked = words[locale];
	return asked ? { text: asked, lang: locale } : { text: words[words.source] ?? '', lang: words.source };
}
