import type { Table } from '#exchange';
import { importActs } from '#exchange/acts.ts';
import { workbook } from '#exchange/pages/table.server.ts';
import { importers } from '#importers.ts';
import { hub } from '#kernel/server/hub.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** All that can be imported, as one workbook with a sheet for each kind. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, importActs.run);
	const tables: Table[] = [];
	for (const { table } of importers) tables.push(await table(event.locals.locale));
	const its = await hub();
	const { content, mediaType, name } = await workbook(its.name, tables, its.timeZone);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
};
