import { contactImporter } from './contacts.ts';
import { backImporter } from './importer.ts';
import { listImporter } from './list.ts';

export { columnOf, toldAs } from './columns.ts';
export { type Difference, keptRow, rowGiven } from './given.ts';
export { lastChanges } from './history.ts';
export { type Lexicon, lexiconOf } from './known.ts';
export { backTable } from './table.ts';

/** How tables of an adviser's own come in: the one that the hub gave away, her own list, and her contacts. */
export const ventureImporters = [backImporter, listImporter, contactImporter] as const;
