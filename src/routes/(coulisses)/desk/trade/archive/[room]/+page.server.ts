import { airedIn } from '#stage/desk/trade/archive/room.server.ts';
import { requireKeeper } from '#stage/desk/trade/trade.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { room, show, q, sum, total, aired } = await airedIn(event, (await requireKeeper(event)).shows);
	const { id, startedAt, endedAt } = room;
	return { room: { id, startedAt, endedAt, show: show.id, title: show.title }, q, sum, total, aired };
};
