import { plain } from '#kernel/fold.ts';
import { operations } from '#kernel/server/operations.ts';
import { type Locale, say } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';

/** The operations that an address asks for. There are a few dozen at most, so they are sought and sorted here. */
export async function operationsListed(url: URL, locale: Locale) {
	const query = listQuery(url, { sorts: ['code', 'name', 'funder', 'ends'], filters: ['state'] });
	const all = await operations();
	const found = all
		.map((one) => ({ ...one, title: say(one.name, locale).text }))
		.filter(({ closedAt }) => !query.filters.state || (query.filters.state === 'closed') === (closedAt !== null))
		.filter(({ code, title, funder }) => plain(`${code} ${title} ${funder}`).includes(plain(query.q)))
		.toSorted((a, b) => {
			const [one, other] = query.sort === 'name' ? [a.title, b.title] : [a[query.sort] ?? '', b[query.sort] ?? ''];
			return (query.descending ? -1 : 1) * one.localeCompare(other, locale, { numeric: true });
		});
	return { query, found };
}
