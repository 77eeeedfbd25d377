import { findOfferings } from '#agenda/server';
import { findTexts } from '#editorial/server';
import type { Tx } from '#kernel/server/db.ts';
import { type Asked, type Findings, type Looked, looking, nothingFound } from '#kernel/server/text-search.ts';
import { findClasses, findProgrammes, findWays } from '#learning/server';
import { findOrganizations, findPeople, findWorks } from '#network/server';
import { type SearchKind, searchKinds } from '../index.ts';

type Reader = Readonly<{ id: string }> | null;

/** `near`: nothing has these words, what is shown is spelt nearly so. */
export type SearchResult = Readonly<{ kinds: Readonly<Record<SearchKind, Findings>>; near: boolean }>;

/**
 * Finds everything that a reader may see, kind by kind, the best first. An empty question finds nothing.
 * @param kind keeps to one kind; the others are empty then.
 */
export async function search(asked: Asked, viewer: Reader, kind: SearchKind | null = null): Promise<SearchResult> {
	if (!asked.text.trim()) return { kinds: none, near: false };
	const wanted = kind ? [kind] : searchKinds;
	return looking(asked, async (tx, looked) => {
		const look = async (near: boolean) => {
			const kinds = { ...none };
			for (const one of wanted) kinds[one] = await finders[one](looked, viewer, near, tx);
			return kinds;
		};
		const exact = await look(false);
		const near = Object.values(exact).every(({ total }) => total === 0);
		return { kinds: near ? await look(true) : exact, near };
	});
}

type Finder = (asked: Looked, viewer: Reader, near: boolean, on: Tx) => Promise<Findings>;

const finders: Record<SearchKind, Finder> = {
	offering: (asked, _, near, on) => findOfferings(asked, near, on),
	class: (asked, _, near, on) => findClasses(asked, near, on),
	programme: (asked, _, near, on) => findProgrammes(asked, near, on),
	way: (asked, _, near, on) => findWays(asked, near, on),
	organization: (asked, _, near, on) => findOrganizations(asked, near, on),
	person: (asked, viewer, near, on) => findPeople(asked, viewer, near, on),
	work: (asked, _, near, on) => findWorks(asked, near, on),
	// a page is found by its words or not at all
	text: async (asked, _, near, on) => (near ? nothingFound : findTexts(asked, on))
};

const none = Object.fromEntries(searchKinds.map((kind) => [kind, nothingFound])) as Record<SearchKind, Findings>;
