import { tableResponse } from '#exchange/pages/table.server.ts';
import { showActs } from '#stage/acts.ts';
import { rundownTable } from '#stage/desk/shows/rundown/file.server.ts';
import { requireShow } from '#stage/desk/shows/show.server.ts';
import { rundownOf } from '#stage/server';
import type { RequestHandler } from './$types';

/** The rundown as a table, or whole as JSON: both can be brought into another show. */
export const GET: RequestHandler = async (event) => {
	const { show } = await requireShow(event, showActs.direct);
	const rundown = await rundownOf(show.id);
	if (event.url.searchParams.get('format') !== 'json')
		return tableResponse(rundownTable(show, rundown, event.locals.locale), event.url);
	const plain = rundown.map(({ title, seconds, note, cues }) => ({ title, seconds, note, cues }));
	const headers = {
		'content-disposition': 'attachment; filename="rundown.json"',
		'cache-control': 'private, no-store'
	};
	return Response.json({ rundown: plain }, { headers });
};
