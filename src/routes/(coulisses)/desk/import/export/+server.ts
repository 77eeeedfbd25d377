import type { Table } from '#exchange';
import { importActs } from '#exchange/acts.ts';
import { workbookResponse } from '#exchange/pages/table.server.ts';
import { importers } from '#importers.ts';
import { hub } from '#kernel/server/hub.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** All that can be imported, as one workbook with a sheet for each kind. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, importActs.run);
	const tables: Table[] = [];
	for (const { table } of importers) tables.push(await table(event.locals.locale));
	return workbookResponse((await hub()).name, tables);
};
