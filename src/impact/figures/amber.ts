import type { Line, Piece } from './material.ts';
import type { Figure, Unit } from './unit.ts';

/** What is the matter with a piece: its row is gone or is otherwise without an act, or its file is. */
export type Amber = 'gone' | 'altered' | 'file_gone' | 'file_altered';

/** By what a piece is known again: a contact is a piece of each of its files. */
export const pieceKey = ({ about }: Pick<Line, 'about'>, { kind, id }: Piece): string =>
	kind === 'contact' ? `${kind} ${id} ${about}` : `${kind} ${id}`;

/** By what lines are known again: what they are and the piece that they begin with, in the order in which they come. */
export function lineKeys(): (line: Line) => string {
	const known = new Map<string, number>();
	return (line) => {
		const [own] = line.pieces;
		// a session that turns out to be a call is the same row
		const kind = line.kind === 'one_off' ? 'session' : line.kind;
		const key = `${kind} ${own ? pieceKey(line, own) : line.about}`;
		const before = known.get(key) ?? 0;
		known.set(key, before + 1);
		return before ? `${key} ${before}` : key;
	};
}

/** Whether a piece of a unit is not what was seen. */
export const isAmber = ({ pieces }: Unit): boolean => pieces.some(({ amber }) => amber);

/** How many of the units that count have lost a piece: « 45, of which 2 amber ». */
export const amberIn = ({ units }: Figure): number => units.filter(isAmber).length;
