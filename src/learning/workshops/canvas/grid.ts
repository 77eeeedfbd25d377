import { type BlockId, blocksOf, type CanvasKind } from './kinds.ts';

/** Where a block lies on the sheet: its first column and row from 0, and how many it covers. */
export type Area = Readonly<{ column: number; row: number; columns: number; rows: number }>;
export type Grid = Readonly<{ columns: number; rows: number; areas: ReadonlyMap<BlockId, Area> }>;

const area = (column: number, row: number, columns: number, rows: number): Area => ({ column, row, columns, rows });

/** The nine blocks as Osterwalder and Maurya drew them: five columns over two wide ones. */
const nine: readonly Area[] = [
	area(0, 0, 2, 2),
	area(2, 0, 2, 1),
	area(2, 1, 2, 1),
	area(4, 0, 2, 2),
	area(6, 0, 2, 1),
	area(6, 1, 2, 1),
	area(8, 0, 2, 2),
	area(0, 2, 5, 1),
	area(5, 2, 5, 1)
];

/** The sheet of a kind of canvas. */
export function gridOf(kind: CanvasKind): Grid {
	const blocks = blocksOf(kind);
	const classic = kind === 'business' || kind === 'lean';
	const across = kind === 'journey' ? 5 : 2;
	const areas = blocks.map((block, place): [BlockId, Area] => [
		block,
		classic ? (nine[place] as Area) : area(place % across, Math.floor(place / across), 1, 1)
	]);
	return { columns: classic ? 10 : across, rows: classic ? 3 : blocks.length / across, areas: new Map(areas) };
}
