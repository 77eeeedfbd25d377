import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Amber, pieceKey } from '../../figures/amber.ts';
import type { Line, Piece } from '../../figures/material.ts';
import type { On } from '../tables.ts';

type State = Readonly<{ what: Amber; since: string }>;
/** What is in amber: pieces by their key, files by their hash; `keys` are those of all pieces that are. */
export type Ambers = Readonly<{
	pieces: ReadonlyMap<string, State>;
	files: ReadonlyMap<string, State>;
	keys: readonly string[];
}>;

export async function ambersOf(on: On = db): Promise<Ambers> {
	const pieces = await sql<{ key: string; amber: Amber; since: Date }>`
		select key, amber, amber_since as since from impact.seen_piece where amber is not null`.execute(on);
	const files = await sql<{ hash: string; amber: Amber; since: Date; keys: string[] }>`
		select f.hash, f.amber, f.amber_since as since, array(select p.key from impact.seen_piece p where p.hash = f.hash) as keys
		from impact.seen_file f where f.amber is not null`.execute(on);
	const state = ({ amber, since }: { amber: Amber; since: Date }) => ({ what: amber, since: since.toISOString() });
	return {
		pieces: new Map(pieces.rows.map((row) => [row.key, state(row)])),
		files: new Map(files.rows.map((row) => [row.hash, state(row)])),
		keys: [...pieces.rows.map(({ key }) => key), ...files.rows.flatMap(({ keys }) => keys)]
	};
}

/** A line whose pieces say what is the matter with them. */
export const markedWith =
	({ pieces, files }: Ambers) =>
	(line: Line): Line => {
		const marked = (piece: Piece): Piece => {
			const amber = pieces.get(pieceKey(line, piece)) ?? files.get(piece.hash);
			return amber ? { ...piece, amber } : piece;
		};
		return { ...line, pieces: line.pieces.map(marked) };
	};
