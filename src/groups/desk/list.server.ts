import type { Locale } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { countriesSaid } from '../pages/list.server.ts';
import { allGroups, groupSorts } from '../server/index.ts';

/** The groups that the address of the list asks for, the latest first unless it asks for another order. */
export async function groupsListed(url: URL, limit: number, locale: Locale) {
	const read = listQuery(url, { sorts: groupSorts, filters: ['state', 'kind'] });
	const query = url.searchParams.has('sort') ? read : { ...read, sort: 'openedAt' as const, descending: true };
	const { state = '', kind = '' } = query.filters;
	const { rows: found, total } = await allGroups({ ...query, state, kind, limit, offset: (query.page - 1) * limit });
	const rows = found.map((one) => ({ ...one, countries: countriesSaid(one.countries, locale) }));
	return { query, rows, total, pages: Math.ceil(total / limit) };
}
