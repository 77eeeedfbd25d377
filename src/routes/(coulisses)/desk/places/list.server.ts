import type { Place } from '#network';
import { placeSorts, places } from '#network/server';
import { type ListQuery, listQuery } from '../../../list.server.ts';

type Listed = Readonly<{ query: ListQuery<(typeof placeSorts)[number]>; all: Place[] }>;

/** The places that the address of the list asks for; its export reads the same. */
export async function placesListed(url: URL): Promise<Listed> {
	const query = listQuery(url, { sorts: placeSorts, filters: ['state'] });
	const { q: text, sort, descending, filters } = query;
	return { query, all: await places(undefined, { text, sort, descending, trashed: filters.state === 'trashed' }) };
}
