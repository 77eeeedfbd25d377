import { tableResponse } from '#exchange/pages/table.server.ts';
import { airedIn, airedTable } from '#stage/desk/trade/archive/room.server.ts';
import { requireKeeper } from '#stage/desk/trade/trade.server.ts';
import type { RequestHandler } from './$types';

/** The archive of a run: as a table, or as the lines whose SHA-256 the page tells (`?format=lines`). */
export const GET: RequestHandler = async (event) => {
	const told = await airedIn(event, (await requireKeeper(event)).shows);
	const name = `aired-${told.room.startedAt?.toISOString().slice(0, 10) ?? ''}`;
	if (event.url.searchParams.get('format') !== 'lines') return tableResponse(airedTable(name, told), event.url);
	return new Response(told.lines, {
		headers: {
			'content-type': 'application/jsonl; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.jsonl"`,
			'repr-digest': `sha-256=:${Buffer.from(told.sum, 'hex').toString('base64')}:`,
			'cache-control': 'private, no-store'
		}
	});
};
