import { importActs } from '#exchange/acts.ts';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { importerOf } from '#importers.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** An empty table to fill in, with one row that shows what is meant. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, importActs.run);
	const { locale } = event.locals;
	const { name, columns } = importerOf(event.params.kind);
	const rows = [Object.fromEntries(columns.map(({ id, example }) => [id, example || null]))];
	const table = { name: name(locale), columns: columns.map(({ id, label }) => ({ id, label: label(locale) })), rows };
	return tableResponse(table, event.url);
};
