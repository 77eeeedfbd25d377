import { linesOf, widthOf } from '../letters.ts';
import { INK, LEADING, MARGIN, type Place, room, SIZE, SOFT, WIDTH } from './place.ts';
import { inkOf, put } from './setting.ts';

/** A column of a table: what it is called, how wide it is beside the others (1 unless it says so), and whether numbers stand in it, which end on the right. */
export type Column = Readonly<{ label: string; share?: number; numeric?: boolean }>;

type Cell = Readonly<{ words: readonly string[]; left: number; width: number; numeric: boolean }>;

const size = SIZE - 1.5;
const STEP = size * 1.7;
const GAP = 10;
const PALE = inkOf('#ccc7bd');

/** Draws a table that a screen reader reads as one (ISO 14289-1, 7.5): the first row and the first column head the others. On each new page the first row stands again, for eyes alone. */
export function drawTable(at: Place, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
	const head = setIn(
		columns,
		columns.map(({ label }) => label)
	);
	at.tags.hold('Table', () => {
		room(at, heightOf(head) + size * 4.3);
		row(at, head, 'Column');
		for (const cells of rows) {
			const { page } = at;
			const its = setIn(columns, cells);
			room(at, heightOf(its));
			if (at.page !== page) at.tags.decorate(at.page, () => lines(at, head, SOFT));
			row(at, its, 'Row');
		}
	});
	at.y -= 8;
}

/** The words of a row in the lines of their columns. */
function setIn(columns: readonly Column[], cells: readonly string[]): Cell[] {
	const all = columns.reduce((sum, { share = 1 }) => sum + share, 0);
	let left = MARGIN;
	return columns.map(({ share = 1, numeric = false }, nth) => {
		const width = (WIDTH * share) / all;
		// numbers end where a column of words begins
		const from = !numeric && columns[nth - 1]?.numeric ? left + 2 * GAP : left;
		left += width;
		const words = linesOf(cells[nth] ?? '', { size, width: left - from - (numeric ? 0 : GAP) });
		return { words, left: from, width: left - from, numeric };
	});
}

const heightOf = (cells: readonly Cell[]): number =>
	STEP + (Math.max(1, ...cells.map(({ words }) => words.length)) - 1) * size * LEADING;

function row(at: Place, cells: readonly Cell[], heads: 'Row' | 'Column'): void {
	const { tags, page, y: top } = at;
	tags.hold('TR', () => {
		for (const [nth, cell] of cells.entries()) {
			const head = cell.words.length > 0 && (heads === 'Column' || nth === 0);
			const act = () => lines({ ...at, y: top }, [cell], heads === 'Column' ? SOFT : INK);
			tags.tag(page, head ? 'TH' : 'TD', act, head ? { scope: heads } : {});
		}
	});
	at.y = top - heightOf(cells);
	const [start, end] = [MARGIN, MARGIN + WIDTH].map((x) => ({ x, y: at.y - size * 0.5 }));
	if (start && end) tags.decorate(page, () => page.drawLine({ start, end, thickness: 0.5, color: PALE }));
}

/** Writes cells side by side below where `at` is, and leaves that below the longest. */
function lines(at: Place, cells: readonly Cell[], color: typeof INK): void {
	for (const { words, left, width, numeric } of cells)
		for (const [nth, line] of words.entries()) {
			const x = numeric ? left + width - widthOf(line, { size }) : left;
			// whoever reads it aloud hears two words where a line ends
			const said = nth < words.length - 1 ? `${line} ` : line;
			put(at.page, at.fonts, said, { x, y: at.y - STEP - nth * size * LEADING, size, color });
		}
	at.y -= heightOf(cells);
}
