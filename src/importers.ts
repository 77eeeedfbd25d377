import { activityImporter } from '#agenda/server';
import type { Importer } from '#exchange/server';
import { organizationImporter, peopleImporter, placeImporter } from '#network/server';

/** The kinds of tables that this hub takes in and gives away, in the order in which one needs the other. */
export const importers: readonly Importer[] = [organizationImporter, placeImporter, peopleImporter, activityImporter];
