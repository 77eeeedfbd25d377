import type { Note } from './document.ts';
import { type BlockId, blocksOf, type CanvasKind } from './kinds.ts';

/** A canvas as it is exported: the same document gives the same bytes, whoever merged it and wherever. */
export type Canonical = Readonly<{
	format: 'creative-valley.canvas.v1';
	kind: CanvasKind;
	blocks: readonly Readonly<{ id: BlockId; notes: readonly CanonicalNote[] }>[];
}>;

type CanonicalNote = Readonly<{
	id: string;
	text: string;
	colour: string;
	/** The name, when the reader may know it. */
	author: string | null;
	votes: number;
	x?: number;
	y?: number;
}>;

/** @param nameOf the name of an author; by default her id stands for her. */
export const canonical = (
	kind: CanvasKind,
	notes: readonly Note[],
	nameOf: (author: string) => string | null = (author) => author
): Canonical => ({
	format: 'creative-valley.canvas.v1',
	kind,
	blocks: blocksOf(kind).map((id) => ({
		id,
		notes: notes
			.filter(({ block }) => block === id)
			.map(({ id, text, colour, author, votes, x, y }) => ({
				...{ id, text, colour, author: author && nameOf(author), votes: votes.length },
				...(kind === 'board' ? { x, y } : {})
			}))
	}))
});

/** As text: the keys of every object sorted (as RFC 8785 does for what is plain), two spaces, a line break at the end. */
export const canonicalText = (of: Canonical): string => `${JSON.stringify(of, sorted, 2)}\n`;

const sorted = (_: string, value: unknown): unknown =>
	value && typeof value === 'object' && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;
