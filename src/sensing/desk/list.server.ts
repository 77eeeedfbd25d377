import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { thingSorts, thingsKept, whereOf } from '../server/index.ts';

/** The things that somebody looks after, as the address of the list asks for them. */
export async function thingsListed(url: URL, viewer: Viewer, locale: Locale, limit: number) {
	const query = listQuery(url, { sorts: thingSorts, filters: ['seen'] });
	const { seen = '' } = query.filters;
	const { things, total } = await thingsKept(viewer, { ...query, seen, limit, offset: (query.page - 1) * limit });
	const rows = things.map((one) => ({ ...one, where: whereOf(one, locale) }));
	return { query, rows, total, pages: Math.ceil(total / limit) };
}
