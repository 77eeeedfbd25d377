import type { Importer } from '#exchange/server';
import { missing } from '#kernel/errors.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { importers } from '../../../../importers.ts';

/** @throws 404 when the hub has no such kind of table. */
export function importerOf(kind: string): Importer {
	const found = importers.find((one) => one.kind === kind);
	if (!found) throw missing();
	return found;
}

/** A sentence of the import in which a column stands by its id: there by its name. */
export function sentenceOf(
	{ columns }: Importer,
	{ key, params }: Readonly<{ key: string; params: Readonly<Record<string, string | number>> }>,
	locale: Locale
): string {
	const column = columns.find(({ id }) => id === params.column);
	return words(key, column ? { ...params, column: column.label(locale) } : params, locale);
}
