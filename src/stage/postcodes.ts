/** A postcode and the commune that it is of. */
export type Postcode = Readonly<{ code: string; commune: string }>;

/**
 * Reads a list that was pasted, or a file of separated values: on each line a code and, after it, a name. What is no such line, as a title, is
 * told by its number. Of a code that comes twice the last is taken.
 */
export function postcodesIn(text: string): { rows: Postcode[]; skipped: number[] } {
	const rows = new Map<string, string>();
	const skipped: number[] = [];
	for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
		const cells = line.split(/[;\t,|]/).map(bare);
		if (cells.every((cell) => !cell)) continue;
		const place = cells.findIndex(isCode);
		const commune = cells.slice(place + 1).find((cell) => /\p{L}/u.test(cell));
		if (place < 0 || !commune || commune.length > 80) skipped.push(at + 1);
		else rows.set((cells[place] ?? '').toUpperCase(), commune);
	}
	return { rows: [...rows].map(([code, commune]) => ({ code, commune })), skipped };
}

/** A code has a digit and at most twelve signs: 7000, B-7000, 1012 AB. */
const isCode = (cell: string): boolean => /^(?=.*\d)[\dA-Za-z][\dA-Za-z -]{1,11}$/.test(cell);

const bare = (cell: string): string =>
	cell
		.replace(/^\uFEFF/, '')
		.replace(/\s+/gu, ' ')
		.trim()
		.replace(/^"(.*)"$/, '$1')
		.trim();
