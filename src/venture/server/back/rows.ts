import type { Match, Problem } from '#exchange';
import {
	type Brought,
	columnLetter,
	type Fault,
	isFailed,
	type Judged,
	type Raw,
	shown,
	titleOf
} from '#exchange/server';
import { isId } from '#kernel/id.ts';
import { type Its, keyOf } from '../../back/merge.ts';
import { type ColumnId, isColumn } from './columns.ts';
import type { KeptFile } from './kept.ts';
import type { Lexicon } from './known.ts';
import { readVersion, signOf, type Version } from './version.ts';

/** A line of a table that came back. */
export type Line = Readonly<{
	number: number;
	version: Version | null;
	/** Whose it is; `unknown`: of none that she may change; `none`: of none at all. */
	of: KeptFile | 'unknown' | 'none';
	/** What stands in a column; undefined where the table has no such column. */
	cell: (id: ColumnId) => Raw | undefined;
	problem: (id: ColumnId | 'id', fault: Fault) => Problem;
	/** It has more cells than the table has titles. */
	shifted: boolean;
}>;

/** The lines of a table, each with the file that it is about: by its id, or by its version where the table has no ids any more. */
export function linesOf({ rows, titles, mapping, plain }: Brought, files: ReadonlyMap<string, KeptFile>): Line[] {
	const at = new Map(mapping.flatMap((id, index) => (id === null ? [] : [[id, index] as const])));
	const bySign = new Map<string, KeptFile>();
	if (!at.has('id')) for (const file of files.values()) bySign.set(signOf(file.id, 'id', file.id), file);
	return rows.map(([number, cells]) => {
		const raw = (id: string): Raw | undefined => {
			const index = at.get(id);
			return index === undefined ? undefined : (cells[index] ?? null);
		};
		const version = readVersion(raw('version') ?? null);
		const of = at.has('id') ? byId(raw('id') ?? null, files) : bySigned(version, bySign);
		const own = typeof of === 'object' && version?.file === signOf(of.id, 'id', of.id);
		return {
			...{ number, of, version: own ? version : null, cell: raw },
			shifted: plain && cells.length > titles.length,
			problem: (id, { key, params }) => {
				const index = at.get(id) ?? 0;
				const found = shown(cells[index] ?? null).slice(0, 200);
				return { row: number, letter: columnLetter(index), title: titleOf(titles, index), found, key, params };
			}
		};
	});
}

function byId(raw: Raw, files: ReadonlyMap<string, KeptFile>): Line['of'] {
	const id = isFailed(raw) ? '#' : keyOf(shown(raw)).toLowerCase();
	if (!id) return 'none';
	return (isId(id) && files.get(id)) || 'unknown';
}

const bySigned = (version: Version | null, files: ReadonlyMap<string, KeptFile>): Line['of'] =>
	version ? (files.get(version.file) ?? 'unknown') : 'none';

/** What all lines of a table that came back are judged by. */
export type Judging = Readonly<{
	lexicon: Lexicon;
	columns: readonly ColumnId[];
	likeness: (values: Partial<Record<ColumnId, Its>>) => Match[];
}>;

export const bad = (number: number, problems: readonly Problem[]): Judged => ({
	...{ number, state: 'bad', given: {}, problems, matches: [], decision: 'skip' }
});

/** The columns of ours that a table has. */
export const columnsIn = ({ mapping }: Brought): ColumnId[] => mapping.filter(isColumn);
