import type { PageServerLoad } from './$types';
import { asked } from './room.server.ts';

export const load: PageServerLoad = async (event) => {
	const { room, show, q, sum, total, aired } = await asked(event);
	const { id, startedAt, endedAt } = room;
	return { room: { id, startedAt, endedAt, show: show.id, title: show.title }, q, sum, total, aired };
};
