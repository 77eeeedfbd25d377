import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import type { Importer } from '../../server/index.ts';

/** A sentence of the import in which a column stands by its id: there by its name. */
export function sentenceOf(
	{ columns }: Importer,
	{ key, params }: Readonly<{ key: string; params: Readonly<Record<string, string | number>> }>,
	locale: Locale
): string {
	const column = columns.find(({ id }) => id === params.column);
	return words(key, column ? { ...params, column: column.label(locale) } : params, locale);
}
