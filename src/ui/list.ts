/** What an address asks; a page may read it, not change it. */
type Query = Readonly<{ toString(): string }>;

/** The address of a list with some of its query changed; an empty value leaves its part out, and any change but of the page begins at page 1. */
export function listAddress(base: string, now: Query, change: Readonly<Record<string, string>>): string {
	const query = new URLSearchParams(now.toString());
	if (!('page' in change)) query.delete('page');
	for (const [name, value] of Object.entries(change)) value ? query.set(name, value) : query.delete(name);
	const text = query.toString();
	return text ? `${base}?${text}` : base;
}

/** How a column's name sorts the list: by it, or the other way round when it already is. */
export function sortLink(
	base: string,
	now: Query,
	column: string,
	{ sort, descending }: Readonly<{ sort: string; descending: boolean }>
): { href: string; direction: 'ascending' | 'descending' | null } {
	const mine = sort === column;
	const direction = mine ? (descending ? 'descending' : 'ascending') : null;
	return { href: listAddress(base, now, { sort: mine && !descending ? `-${column}` : column }), direction };
}
