import type { Importer } from '#exchange/server';
import { missing } from '#kernel/errors.ts';
import { importers } from '../../../../importers.ts';

/** @throws 404 when the hub has no such kind of table. */
export function importerOf(kind: string): Importer {
	const found = importers.find((one) => one.kind === kind);
	if (!found) throw missing();
	return found;
}
