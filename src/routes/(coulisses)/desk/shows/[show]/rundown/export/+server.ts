import { tableResponse } from '#exchange/pages/table.server.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { linesOf, rundownColumns } from '#stage';
import { kindName } from '#stage/desk/names.server.ts';
import { showFor } from '#stage/desk/shows/show.server.ts';
import { rundownOf } from '#stage/server';
import type { RequestHandler } from './$types';

/** The rundown as a table, or whole as JSON: both can be brought into another show. */
export const GET: RequestHandler = async (event) => {
	const { show } = await showFor(event, 'show.direct');
	const { locale } = event.locals;
	const rundown = await rundownOf(show.id);
	if (event.url.searchParams.get('format') === 'json') {
		const plain = rundown.map(({ title, seconds, note, cues }) => ({ title, seconds, note, cues }));
		return Response.json(
			{ rundown: plain },
			{
				headers: {
					'content-disposition': 'attachment; filename="rundown.json"',
					'cache-control': 'private, no-store'
				}
			}
		);
	}
	const lines = linesOf(rundown, locale, (kind) => kindName(kind, locale));
	return tableResponse(
		{
			name: `rundown-${say(show.listing.offering.title, locale).text.slice(0, 40)}`,
			columns: rundownColumns.map((id) => ({ id, label: m[`shows_column_${id}`]() })),
			rows: lines.map((line) => Object.fromEntries(rundownColumns.map((id) => [id, line[id] ?? ''])))
		},
		event.url
	);
};
