import { type ListQuery, listQuery } from '#web/list.server.ts';
import type { Place } from '../../index.ts';
import { countPlaces, placeSorts, places } from '../../server/index.ts';

type Listed = Readonly<{ query: ListQuery<(typeof placeSorts)[number]>; found: Place[]; total: number }>;

/** The places that the address of the list asks for: so many on its page, or all of them for its export. */
export async function placesListed(url: URL, limit?: number): Promise<Listed> {
	const query = listQuery(url, { sorts: placeSorts, filters: ['state'] });
	const { q: text, sort, descending, page, filters } = query;
	const filter = { text, trashed: filters.state === 'trashed' };
	const [found, total] = await Promise.all([
		places(undefined, { ...filter, sort, descending, page, limit }),
		countPlaces(filter)
	]);
	return { query, found, total };
}
