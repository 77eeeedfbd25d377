import { workshopsShown } from '#learning/pages/workshops/workshops.server.ts';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale } }) => {
	const { page } = listQuery(url, { sorts: ['newest'] });
	return { area: 'learning', ...(await workshopsShown(page, locale)) };
};
