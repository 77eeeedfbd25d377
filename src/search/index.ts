/** What the address of a search asks; what is not known is ignored. */
export type SearchFields = Readonly<{ text: string; sector: string; kind: string | null; page: number }>;

const LONGEST = 200;
const LAST_PAGE = 42;

export function fieldsOf({ searchParams }: URL): SearchFields {
	const text = (name: string) => (searchParams.get(name) ?? '').replaceAll('\0', '').trim().slice(0, LONGEST);
	const page = Number(text('page'));
	return {
		text: text('q'),
		sector: /^[a-z0-9-]+$/.test(text('sector')) ? text('sector') : '',
		kind: /^[a-z_]+$/.test(text('kind')) ? text('kind') : null,
		page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, LAST_PAGE) : 1
	};
}
