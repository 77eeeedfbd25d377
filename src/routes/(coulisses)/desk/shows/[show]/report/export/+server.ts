import { tableResponse } from '#exchange/pages/table.server.ts';
import { missing } from '#kernel/errors.ts';
import { requireToldRoom } from '#stage/desk/shows/report/report.server.ts';
import { tables } from '#stage/desk/shows/report/tables.server.ts';
import type { RequestHandler } from './$types';

/** What was said in a show, as a file: `?what=messages`, `ballots` or `questions`, `&format=csv`, `xlsx` or `json`. */
export const GET: RequestHandler = async (event) => {
	const { room } = await requireToldRoom(event);
	const make = tables[event.url.searchParams.get('what') ?? 'messages'];
	if (!room || !make) throw missing();
	const table = await make(room, event.locals.locale);
	if (event.url.searchParams.get('format') !== 'json') return tableResponse(table, event.url);
	return Response.json(table.rows, {
		headers: {
			'content-disposition': `attachment; filename="${table.name}.json"`,
			'cache-control': 'private, no-store'
		}
	});
};
