import { tableResponse } from '#exchange/pages/table.server.ts';
import { m } from '#messages';
import { asked } from '#stage/desk/trade/archive/room.server.ts';
import { preciseTime } from '#stage/desk/trade/moments.ts';
import type { RequestHandler } from './$types';

/** The archive of a run: as a table, or as the lines whose SHA-256 the page tells (`?format=lines`). */
export const GET: RequestHandler = async (event) => {
	const { room, aired, lines, sum, timeZone } = await asked(event);
	const name = `aired-${room.startedAt?.toISOString().slice(0, 10) ?? ''}`;
	if (event.url.searchParams.get('format') === 'lines')
		return new Response(lines, {
			headers: {
				'content-type': 'application/jsonl; charset=utf-8',
				'content-disposition': `attachment; filename="${name}.jsonl"`,
				'repr-digest': `sha-256=:${Buffer.from(sum, 'hex').toString('base64')}:`,
				'cache-control': 'private, no-store'
			}
		});
	return tableResponse(
		{
			name,
			columns: [
				{ id: 'from', label: m.trade_aired_from() },
				{ id: 'to', label: m.trade_aired_to() },
				{ id: 'kind', label: m.trade_aired_kind() },
				{ id: 'text', label: m.trade_aired_text() },
				{ id: 'name', label: m.trade_aired_name() },
				{ id: 'station', label: m.trade_aired_station() },
				{ id: 'approvedBy', label: m.trade_aired_approved() }
			],
			rows: aired.map((one) => ({
				from: preciseTime(one.from, timeZone),
				to: one.to === null ? null : preciseTime(one.to, timeZone),
				kind: one.what,
				text: one.text,
				name: one.message?.name ?? null,
				station: one.message?.station ?? null,
				approvedBy: one.approvedBy
			}))
		},
		event.url
	);
};
