import type { Noun, Reader } from '#kernel/noun.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Asked, type Findings, type Looked, looking, nothingFound } from '#kernel/server/text-search.ts';

/** What was found of each kind, by its name. `near`: nothing has these words, what is shown is spelt nearly so. */
type SearchResult = Readonly<{ kinds: Readonly<Record<string, Findings>>; near: boolean }>;

type Search = NonNullable<Noun['search']>;
type Searched = Readonly<{ kind: string; search: Search }>;

/** The kinds of things that can be searched for, in the order in which they are shown. */
export const searched = (nouns: readonly Noun[]): Searched[] =>
	nouns
		.flatMap(({ kind, search }) => (search ? [{ kind, search }] : []))
		.toSorted((one, other) => one.search.place - other.search.place);

/**
 * Finds everything that a reader may see, kind by kind, the best first. An empty question finds nothing.
 * @param kind keeps to one kind, where there is one of that name; the others are empty then.
 */
export async function search(
	nouns: readonly Noun[],
	asked: Asked,
	reader: Reader,
	kind: string | null = null
): Promise<SearchResult> {
	const all = searched(nouns);
	const none = Object.fromEntries(all.map(({ kind }) => [kind, nothingFound]));
	if (!asked.text.trim()) return { kinds: none, near: false };
	const one = all.filter((each) => each.kind === kind);
	const wanted = one.length ? one : all;
	return looking(asked, async (tx, looked) => {
		const exact = { ...none, ...(await look(wanted, looked, reader, false, tx)) };
		const near = Object.values(exact).every(({ total }) => total === 0);
		return { kinds: near ? { ...none, ...(await look(wanted, looked, reader, true, tx)) } : exact, near };
	});
}

async function look(wanted: readonly Searched[], looked: Looked, reader: Reader, near: boolean, tx: Tx) {
	const found: Record<string, Findings> = {};
	for (const { kind, search } of wanted) found[kind] = await search.find(looked, reader, near, tx);
	return found;
}
