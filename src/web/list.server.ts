/** What a list in Coulisses shows: read from its address, so that a list can be sent to a colleague. */
export type ListQuery<Sort extends string = string> = Readonly<{
	q: string;
	sort: Sort;
	descending: boolean;
	/** From 1. */
	page: number;
	/** The value of each filter that was chosen, '' for none. */
	filters: Readonly<Record<string, string>>;
}>;

export const ROWS = 50;
const LONGEST = 200;

/** Reads a list's query; what is not known is ignored. The first of `sorts` is the order when none is asked for. */
export function listQuery<Sort extends string>(
	{ searchParams }: URL,
	{ sorts, filters = [] }: Readonly<{ sorts: readonly [Sort, ...Sort[]]; filters?: readonly string[] }>
): ListQuery<Sort> {
	const text = (name: string) => (searchParams.get(name) ?? '').replaceAll('\0', '').trim().slice(0, LONGEST);
	const asked = text('sort');
	const name = asked.replace(/^-/, '');
	const known = sorts.find((one) => one === name);
	return {
		q: text('q'),
		sort: known ?? sorts[0],
		descending: known !== undefined && asked.startsWith('-'),
		page: pageAsked(searchParams),
		filters: Object.fromEntries(filters.map((filter) => [filter, text(filter)]))
	};
}

/** The page that an address asks for, from 1; what is no page is the first. */
export function pageAsked(asked: URLSearchParams): number {
	const page = Number(asked.get('page'));
	return Number.isSafeInteger(page) && page > 0 && page < 100_000 ? page : 1;
}

/** Some of all rows that are at hand: those of the page that an address asks for. */
export function pageOf<Row>(all: readonly Row[], { searchParams }: URL, most = ROWS) {
	const page = pageAsked(searchParams);
	return { page, pages: Math.ceil(all.length / most), rows: all.slice((page - 1) * most, page * most) };
}
