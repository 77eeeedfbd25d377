import { fold } from './fold.ts';
import type { Column } from './importer.ts';
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
		const known = new Set(row.flatMap((cell) => titles.get(fold(shown(cell))) ?? [])).size;
		if (known > best.known) best = { at, known };
	}
	if (best.at >= 0) return best.at;
	const wide = rows.findIndex((row) => row.filter((cell) => typeof cell === 'string').length > 1);
	return Math.max(0, wide >= 0 ? wide : rows.findIndex(({ length }) => length > 0));
}

/** What each column of the file is, as far as its title tells; the first of two that are the same is taken. */
export function propose(
	titles: readonly Raw[],
	columns: readonly Column[],
	remembered: ReadonlyMap<string, string>
): (string | null)[] {
	const known = titlesOf(columns, remembered);
	const taken = new Set<string>();
	return Array.from(titles, (title) => {
		const id = known.get(fold(shown(title ?? null)));
		if (!id || taken.has(id)) return null;
		taken.add(id);
		return id;
	});
}

/** The rows under the titles, by the number that the spreadsheet gives them. A second row of titles, as of another language, is no data. */
export function bodyOf(
	{ rows }: Pick<Sheet, 'rows'>,
	{ header, mapping }: Layout,
	columns: readonly Column[]
): [number, readonly Raw[]][] {
	const titles = titlesOf(columns, new Map());
	const isTitles = (row: readonly Raw[]): boolean => {
		const known = row.filter(
			(cell, index) => mapping[index] && titles.get(fold(shown(cell))) === mapping[index]
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

function titlesOf(columns: readonly Column[], remembered: ReadonlyMap<string, string>): Map<string, string> {
	const names = columns.flatMap(({ id, label, aliases }) =>
		[id, ...aliases, ...(['fr', 'en', 'nl', 'fi'] as const).map(label)].map((name) => [fold(name), id] as const)
	);
	const ids = new Set(columns.map(({ id }) => id));
	const before = [...remembered].filter(([, id]) => ids.has(id));
	// of two columns with one title the first keeps it; what a person once chose comes before both
	return new Map([...names.toReversed(), ...before].filter(([name]) => name));
}
