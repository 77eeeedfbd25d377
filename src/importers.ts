import { activityImporter } from '#agenda/server';
import type { Importer } from '#exchange/server';
import { missing } from '#kernel/errors.ts';
import { organizationImporter, peopleImporter, placeImporter } from '#network/server';
import { spaceImporter, standingImporter } from '#spaces/server';

/** The kinds of tables that this hub takes in and gives away, in the order in which one needs the other. */
export const importers: readonly Importer[] = [
	organizationImporter,
	placeImporter,
	spaceImporter,
	peopleImporter,
	activityImporter,
	standingImporter
];

/** @throws 404 when the hub has no such kind of table. */
export function importerOf(kind: string): Importer {
	const found = importers.find((one) => one.kind === kind);
	if (!found) throw missing();
	return found;
}
