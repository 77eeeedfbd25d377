import type { Viewer } from '#kernel/identity/index.ts';
import { type Locale, say } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { spaceKinds } from '../../kinds.ts';
import { spaces } from '../../server/index.ts';
import type { Space } from '../../space.ts';
import { keepersFor } from './keeping.server.ts';

const sorts = ['place', 'name', 'kind', 'capacity', 'updatedAt'] as const;

/** The spaces that the address of the list asks for, of the places that the viewer keeps: all of them, in order. */
export async function spacesListed(url: URL, viewer: Viewer, locale: Locale) {
	const query = listQuery(url, { sorts, filters: ['place', 'kind', 'state'] });
	const { place, kind, state } = query.filters;
	const found = await spaces({
		text: query.q,
		keepers: keepersFor(viewer) ?? undefined,
		place: place || undefined,
		kind: spaceKinds.find((one) => one === kind),
		trashed: state === 'trashed'
	});
	return { query, found: inOrder(found, query.sort, query.descending, locale) };
}

/** They come by place, kind and name; what is not known stands last, whichever way round. */
function inOrder(found: Space[], sort: (typeof sorts)[number], descending: boolean, locale: Locale): Space[] {
	if (sort === 'place') return descending ? found.toReversed() : found;
	const value = (space: Space): string | number | null =>
		({
			name: say(space.name, locale).text,
			kind: spaceKinds.indexOf(space.kind),
			capacity: space.capacity,
			updatedAt: space.updatedAt.getTime()
		})[sort];
	const { compare } = new Intl.Collator(locale, { numeric: true });
	return found.toSorted((one, other) => {
		const [a, b] = [value(one), value(other)];
		if (a === null || b === null) return Number(a === null) - Number(b === null);
		const order = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
		return descending ? -order : order;
	});
}
