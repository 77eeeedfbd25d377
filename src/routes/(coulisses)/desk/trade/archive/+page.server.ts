import { requireKeeper } from '#stage/desk/trade/trade.server.ts';
import { airedRooms } from '#stage/server';
import { listQuery, ROWS } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { shows } = await requireKeeper(event);
	const query = listQuery(event.url, { sorts: ['started'] });
	const titles = new Map(shows.map(({ id, title }) => [id, title]));
	const rooms = await airedRooms([...titles.keys()], query.q);
	const first = (query.page - 1) * ROWS;
	return {
		query,
		total: rooms.length,
		pages: Math.ceil(rooms.length / ROWS),
		rooms: rooms.slice(first, first + ROWS).flatMap((room) => {
			const title = titles.get(room.show);
			return title ? [{ ...room, title }] : [];
		})
	};
};
