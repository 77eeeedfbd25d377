import { spelling } from '#kernel/fold.ts';
import { locales } from '#kernel/words.ts';
import { type Column, Fault, type Importer } from './importer.ts';
import { columnLetter, type Raw, type Sheet, shown } from './sheet.ts';

/** Where the titles of the columns stand, and what each column is: the id of one of ours, or null for what is not read. */
export type Layout = Readonly<{ header: number; mapping: readonly (string | null)[] }>;

const LOOKED_AT = 30;

/**
 * Finds the row of titles: the one that holds most of the titles that are known, else the first that has at least two texts. What stands above it
 * is left aside.
 */
export function headerOf(
	{ rows }: Pick<Sheet, 'rows'>,
	columns: readonly Column[],
	remembered: ReadonlyMap<string, string>
): number {
	const titles = titlesOf(columns, remembered);
	let best = { at: -1, known: 0 };
	for (const [at, row] of rows.slice(0, LOOKED_AT).entries()) {
		const known = new Set(row.flatMap((cell) => titles.get(spelling(shown(cell))) ?? [])).size;
		if (known > best.known) best = { at, known };
	}
	if (best.at >= 0) return best.at;
	const wide = rows.findIndex((row) => row.filter((cell) => typeof cell === 'string').length > 1);
	return Math.max(0, wide >= 0 ? wide : rows.findIndex(({ length }) => length > 0));
}

/**
 * What each column of the file is, as far as its title tells; the first of two that are the same is taken. Where a title may mean several things
 * (« Fin »: an hour or a day), it means what reads most of the cells below it.
 */
export function propose(
	{ rows }: Pick<Sheet, 'rows'>,
	header: number,
	columns: readonly Column[],
	remembered: ReadonlyMap<string, string>
): (string | null)[] {
	const known = titlesOf(columns, remembered);
	const below = rows.slice(header + 1, header + 1 + LOOKED_AT);
	const taken = new Set<string>();
	return Array.from(rows[header] ?? [], (title, index) => {
		const ids = known.get(spelling(shown(title ?? null))) ?? [];
		const open = columns.filter(({ id }) => ids.includes(id) && !taken.has(id));
		const cells = below.map((row) => row[index] ?? null).filter((cell) => cell !== null);
		const id = mostReadable(open, cells)?.id ?? null;
		if (id) taken.add(id);
		return id;
	});
}

/** The one that reads most of the cells; the first of equals. */
function mostReadable(columns: readonly Column[], cells: readonly Raw[]): Column | undefined {
	if (columns.length < 2) return columns[0];
	const readable = ({ read }: Column): number =>
		cells.filter((cell) => !(read(cell, { monthFirst: false }) instanceof Fault)).length;
	return columns.toSorted((a, b) => readable(b) - readable(a))[0];
}

/** How many titles of an importer the sheet of a file has that has most of them. */
export const knownTitles = ({ columns }: Pick<Importer, 'columns'>, sheets: readonly Sheet[]): number =>
	sheets.reduce((most, sheet) => {
		const ids = propose(sheet, headerOf(sheet, columns, new Map()), columns, new Map());
		return Math.max(most, ids.filter((id) => id !== null).length);
	}, 0);

/** The rows under the titles, by the number that the spreadsheet gives them. A second row of titles, as of another language, is no data. */
export function bodyOf(
	{ rows }: Pick<Sheet, 'rows'>,
	{ header, mapping }: Layout,
	columns: readonly Column[]
): [number, readonly Raw[]][] {
	const titles = titlesOf(columns, new Map());
	const isTitles = (row: readonly Raw[]): boolean => {
		const known = row.filter(
			(cell, index) => mapping[index] && titles.get(spelling(shown(cell)))?.includes(mapping[index])
		).length;
		return known >= 2 && known * 2 > row.filter((cell) => cell !== null).length;
	};
	return rows
		.map((row, index) => [index + 1, row] as [number, readonly Raw[]])
		.slice(header + 1)
		.filter(([number, row]) => row.some((cell) => cell !== null) && !(number === header + 2 && isTitles(row)));
}

/** What a column is called in the file: its title, or its letter when it has none. */
export const titleOf = (titles: readonly Raw[] | undefined, index: number): string =>
	shown(titles?.[index] ?? null)
		.replace(/\s+/gu, ' ')
		.slice(0, 120) || columnLetter(index);

/** The ids of the columns that a title may mean, by the title. */
function titlesOf(columns: readonly Column[], remembered: ReadonlyMap<string, string>): Map<string, readonly string[]> {
	const titles = new Map<string, readonly string[]>();
	for (const { id, label, aliases } of columns)
		for (const title of [id, ...aliases, ...locales.map(label)].map(spelling))
			if (title) titles.set(title, [...(titles.get(title) ?? []), id]);
	// what a person once chose comes before all
	for (const [title, id] of remembered)
		if (title && columns.some((column) => column.id === id)) titles.set(title, [id]);
	return titles;
}
