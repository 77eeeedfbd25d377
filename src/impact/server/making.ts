import type { Line, LineKind, Piece, PieceKind } from '../figures/material.ts';

/** What a look at the pieces needs of one: other rows that it hangs on, what those say beside what was signed, and whether it goes on changing by itself. */
export type Standing = Readonly<{ stands?: readonly string[]; said?: string; live?: boolean }>;

/** Makes lines and pieces of rows: their days by the hub's clock, their hashes by their scalars. */
export type Making = Readonly<{
	day: (at: Date) => string;
	/** The proof that a row is. */
	piece: (kind: PieceKind, id: string, at: Date, row: object, its?: Standing) => Piece;
	/** The proof that was signed or kept as a file. */
	signed: (kind: PieceKind, id: string, at: Date, hash: string, its?: Standing) => Piece;
}>;

export const line = (
	kind: LineKind,
	about: string,
	day: string,
	pieces: readonly Piece[],
	more: Partial<Line> = {}
): Line => ({
	...{ kind, about, day, pieces, operation: null, partner: null, amount: 0, word: null, proved: true },
	...more
});

/** A number of an enterprise by its digits: « BE 0200.065.765 » is the VAT number of 0200065765. */
export const numberKey = (value: string): string => `number:${value.replace(/^BE/i, '').replace(/[^0-9A-Za-z]/g, '')}`;
