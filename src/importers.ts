import { activityImporter } from '#agenda/server';
import { stopImporter } from '#city/server';
import type { Importer } from '#exchange/server';
import { missing } from '#kernel/errors.ts';
import { organizationImporter, peopleImporter, placeImporter } from '#network/server';
import { spaceImporter, standingImporter } from '#spaces/server';
import { ventureImporters } from '#venture/server';

/** The kinds of tables that this hub takes in and gives away, in the order in which one needs the other. */
export const importers: readonly Importer[] = [
	organizationImporter,
	placeImporter,
	spaceImporter,
	peopleImporter,
	activityImporter,
	standingImporter
];

/** Those of tables that only whoever brings one may read: the pages of their modules take them in. */
export const ownImporters: readonly Importer[] = [...ventureImporters, stopImporter];

/** @throws 404 when the hub has no such kind of table. */
export function importerOf(kind: string): Importer {
	const found = importers.find((one) => one.kind === kind);
	if (!found) throw missing();
	return found;
}
