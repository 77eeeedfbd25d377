import { MOST_FOUND } from '#kernel/server/text-search.ts';
import { sectors } from '#network/server';
import { fieldsOf } from '#search/pages/fields.ts';
import { search } from '#search/server';
import type { PageServerLoad } from './$types';

const EACH = 6;
const PAGE = 24;

export const load: PageServerLoad = async ({ url, locals: { viewer } }) => {
	const asked = fieldsOf(url);
	const { text, sector, kind, page } = asked;
	const limit = kind ? PAGE : EACH;
	const [all, { kinds, near }] = await Promise.all([
		sectors(),
		search({ text, ...(sector ? { sector } : {}), limit, offset: kind ? (page - 1) * PAGE : 0 }, viewer, kind)
	]);
	const total = kind ? kinds[kind].total : 0;
	return { asked, kinds, near, sectors: all, most: MOST_FOUND, pages: Math.max(1, Math.ceil(total / PAGE)) };
};
