import { hashOf } from '#kernel/server/storage.ts';
import type { Piece } from '../../figures/material.ts';

/** So many pieces by a seed: those whose SHA-256 of « seed kind id hash » is the smallest, so that anybody can draw the same again. */
export const sampleOf = (pieces: readonly Piece[], seed: string, size: number): Piece[] =>
	pieces
		.map((piece) => ({ piece, rank: hashOf(Buffer.from(`${seed} ${piece.kind} ${piece.id} ${piece.hash}`)) }))
		.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
		.slice(0, size)
		.map(({ piece }) => piece);
