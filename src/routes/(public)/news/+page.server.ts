import { latestNews, newsCount } from '#editorial/server';
import type { PageServerLoad } from './$types';

const SHOWN = 12;

export const load: PageServerLoad = async ({ url }) => {
	const asked = Number(url.searchParams.get('page') ?? 1);
	const page = Number.isSafeInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
	const [news, count] = await Promise.all([latestNews({ limit: SHOWN, offset: (page - 1) * SHOWN }), newsCount()]);
	return { news, page, pages: Math.ceil(count / SHOWN), area: undefined };
};
