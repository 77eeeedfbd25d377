import { MOST_FOUND } from '#kernel/server/text-search.ts';
import { sectors } from '#network/server';
import { shownNow } from '#nouns.ts';
import { fieldsOf } from '#search';
import { calledSoFirst, search, searched } from '#search/server';
import type { PageServerLoad } from './$types';

const EACH = 6;
const PAGE = 24;

export const load: PageServerLoad = async ({ url, locals: { viewer } }) => {
	const asked = fieldsOf(url);
	const { text, sector, kind, page } = asked;
	const limit = kind ? PAGE : EACH;
	const window = { limit, offset: kind ? (page - 1) * PAGE : 0 };
	const { nouns } = await shownNow();
	const [all, found] = await Promise.all([
		sectors(),
		search(nouns, { text, ...(sector ? { sector } : {}), ...window }, viewer, kind)
	]);
	const shown = searched(nouns).flatMap(({ kind, search }) => {
		const its = found.kinds[kind];
		return its?.found.length ? [{ kind, name: search.name(), ...its }] : [];
	});
	const kinds = calledSoFirst(text, shown);
	const total = kind ? (kinds[0]?.total ?? 0) : 0;
	const pages = Math.max(1, Math.ceil(total / PAGE));
	return { asked, kinds, near: found.near, sectors: all, most: MOST_FOUND, pages };
};
