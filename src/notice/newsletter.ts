import type { Picture } from '#kernel/picture.ts';
import type { Words } from '#kernel/words.ts';

export const blockKinds = ['title', 'text', 'picture', 'button', 'news', 'occurrence'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** For the readers of which sectors a block is, by their slugs; none: for all. */
type For = Readonly<{ sectors: readonly string[] }>;

/** What a newsletter tells of: a séance or a piece of news, by its id. It is for the readers of its own sectors. */
export type Item = Readonly<{ kind: 'occurrence' | 'news'; id: string }>;

/** A part of a newsletter as the team writes it. One that is not written yet is left out of the letter. */
export type IssueBlock =
	| Readonly<For & { kind: 'title' | 'text'; words: Words | null }>
	| Readonly<For & { kind: 'picture'; picture: Picture | null; caption: Words | null; url: string | null }>
	| Readonly<For & { kind: 'button'; words: Words | null; url: string | null }>
	| Item;

/** What the team gives of a newsletter. `until`: how far its agenda looks, as a day of ISO 8601. */
export type GivenNewsletter = Readonly<{ subject: Words; until: string; blocks: readonly IssueBlock[] }>;

/** `pending` has not confirmed, `paused` is an address that letters do not reach. */
export type SubscriberState = 'active' | 'pending' | 'stopped' | 'paused';

export const isItem = (block: IssueBlock): block is Item => block.kind === 'occurrence' || block.kind === 'news';

export const itemKey = ({ kind, id }: Item): string => `${kind}:${id}`;

/** Reads what `itemKey` wrote; null for anything else. */
export function itemOf(key: string): Item | null {
	const [kind, id = ''] = key.split(':');
	return kind === 'occurrence' || kind === 'news' ? { kind, id } : null;
}

/**
 * The blocks for a reader who chose some sectors, or none, which is all. A title that nothing is left under goes, and a letter of titles and buttons
 * alone is none.
 */
export function blocksFor<One extends { kind: BlockKind; sectors: readonly string[] }>(
	blocks: readonly One[],
	chosen: readonly string[]
): One[] {
	const hers = blocks.filter(
		({ sectors }) => !chosen.length || !sectors.length || sectors.some((one) => chosen.includes(one))
	);
	const tells = hers.filter(
		({ kind }, place) => kind !== 'title' || (hers[place + 1] !== undefined && hers[place + 1]?.kind !== 'title')
	);
	return tells.some(({ kind }) => kind !== 'title' && kind !== 'button') ? tells : [];
}
