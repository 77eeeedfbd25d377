import { requireKeeper } from '#stage/desk/trade/trade.server.ts';
import { airedRooms, pollsAreSilent, replies } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { shows, reach } = await requireKeeper(event);
	const open = { q: '', state: 'received', sort: 'received', descending: false, limit: 1, offset: 0 } as const;
	const [silence, { total }, rooms] = await Promise.all([
		pollsAreSilent(),
		replies(open, reach),
		airedRooms(shows.map(({ id }) => id))
	]);
	return { silence, open: total, rooms: rooms.length };
};
