import { asked } from '#stage/desk/trade/replies/list.server.ts';
import { requireKeeper } from '#stage/desk/trade/trade.server.ts';
import { ROWS } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { shows, reach } = await requireKeeper(event);
	const found = await asked(event, shows, reach, ROWS);
	return { ...found, pages: Math.ceil(found.total / ROWS) };
};
