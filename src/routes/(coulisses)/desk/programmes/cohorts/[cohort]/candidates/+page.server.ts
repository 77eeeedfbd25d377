import { listed } from '#learning/desk/programmes/cohorts/candidates/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { query, rows } = await listed(event);
	return { query, rows };
};
