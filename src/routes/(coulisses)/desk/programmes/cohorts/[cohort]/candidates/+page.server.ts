import type { PageServerLoad } from './$types';
import { listed } from './list.server.ts';

export const load: PageServerLoad = async (event) => {
	const { query, rows } = await listed(event);
	return { query, rows };
};
