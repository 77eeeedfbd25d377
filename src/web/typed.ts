import type { Words } from '#kernel/words.ts';

type Texts = Readonly<Record<string, string>> | undefined;

/** What stands in a field: what was typed when the form comes back, else what is kept. */
export const textOf = (typed: Texts, name: string, kept: string): string => typed?.[name] ?? kept;

/** The same for a text in several languages. */
export function wordsOf(
	typed: Texts,
	name: string,
	locales: readonly { locale: string }[],
	kept: Words | null | undefined
): Record<string, string> {
	return Object.fromEntries(
		locales.map(({ locale }) => [
			locale,
			typed ? (typed[`${name}_${locale}`] ?? '') : ((kept as Record<string, string> | null | undefined)?.[locale] ?? '')
		])
	);
}
