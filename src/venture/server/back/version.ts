import { createHmac } from 'node:crypto';
import { type Raw, shown } from '#exchange/server';
import { keyFor } from '#kernel/server/secret.ts';
import { type Its, keyOf } from '../../back/merge.ts';
import { type ColumnId, columnIds, columnOf } from './columns.ts';

const LONG = 8;

/**
 * What a line of an exported table says of itself, in a column of its own that a spreadsheet keeps, sorts and saves with it: of each cell a sign of what it was. It cannot be read, for whoever gets the
 * table with half of its columns taken out must not find them there.
 */
export type Version = Readonly<{
	/** How many lines went out. */
	lines: number;
	/** A sign of the file. */
	file: string;
	signs: ReadonlyMap<Signed, string>;
}>;

/** A column, or what a table calls what stands there. */
export type Signed = ColumnId | `${ColumnId}~`;
const signed: readonly Signed[] = columnIds.flatMap((id): Signed[] => (columnOf(id).named ? [id, `${id}~`] : [id]));

/** A sign of what stands in a cell of a file. */
export const signOf = (file: string, column: Signed | 'id', its: Its): string =>
	createHmac('sha256', keyFor('venture.sheet'))
		.update(`${file}\n${column}\n${keyOf(its)}`)
		.digest('base64url')
		.slice(0, LONG);

/** The version of a line. @param its what stands in its cells */
export const versionOf = (file: string, lines: number, its: (column: Signed) => Its): string =>
	`v1.${lines}.${signOf(file, 'id', file)}${signed.map((column) => signOf(file, column, its(column))).join('')}`;

/** Reads the version of a line; null where it is lost, or was touched. */
export function readVersion(raw: Raw): Version | null {
	const [, lines, signs = ''] = /^v1\.(\d{1,6})\.([\w-]+)$/.exec(shown(raw).trim()) ?? [];
	if (lines === undefined || signs.length !== LONG * (signed.length + 1)) return null;
	const at = (turn: number): string => signs.slice(turn * LONG, (turn + 1) * LONG);
	return {
		lines: Number(lines),
		file: at(0),
		signs: new Map(signed.map((column, turn) => [column, at(turn + 1)]))
	};
}

/** Whether something is what stood in a cell when the line went out; null where that is lost. */
export function wasOf(file: string, column: Signed, version: Version | null): ((its: Its) => boolean) | null {
	const sign = version?.signs.get(column);
	return sign === undefined ? null : (its) => signOf(file, column, its) === sign;
}
