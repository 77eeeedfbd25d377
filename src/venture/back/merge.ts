/** What a cell holds, in the hub's terms; null: nothing. */
export type Its = string | number | null;

/**
 * What becomes of a cell. `kept`: the hub's stays, for it was not touched, or both say the same. `hers`: it was changed in the spreadsheet alone. `conflict`: here too, and not to the same.
 * `asked`: it differs, and nobody knows what it was.
 */
export type Merged = 'kept' | 'hers' | 'conflict' | 'asked';

/**
 * Three ways: what stands in the spreadsheet, what stands here, and what stood here when it was exported.
 * @param hers what the cell may mean, the likeliest first: a spreadsheet has made 1.11 of 01.11, and nobody has changed anything
 * @param was whether something is what was exported; null where that is lost
 */
export function mergeCell(hers: readonly Its[], ours: Its, was: ((one: Its) => boolean) | null): Merged {
	const [meant = null] = hers;
	if (keyOf(meant) === keyOf(ours)) return 'kept';
	if (!was) return hers.some((one) => keyOf(one) === keyOf(ours)) ? 'kept' : 'asked';
	if (hers.some(was)) return 'kept';
	return was(ours) ? 'hers' : 'conflict';
}

/** By what two cells are the same: blanks, line ends and the apostrophe before a sign make no difference. */
export function keyOf(one: Its): string {
	if (typeof one !== 'string') return one === null ? '' : String(one);
	return one
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[\p{Zs}\t]+/gu, ' ')
		.split('\n')
		.map((line) => line.trim())
		.join('\n')
		.trim()
		.replace(/^'(?=[=+\-@])/, '');
}
