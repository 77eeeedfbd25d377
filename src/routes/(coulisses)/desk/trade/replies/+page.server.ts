import { ROWS } from '../../../../list.server.ts';
import { keeper } from '../trade.server.ts';
import type { PageServerLoad } from './$types';
import { asked } from './list.server.ts';

export const load: PageServerLoad = async (event) => {
	const { shows, reach } = await keeper(event);
	const found = await asked(event, shows, reach, ROWS);
	return { ...found, pages: Math.ceil(found.total / ROWS) };
};
