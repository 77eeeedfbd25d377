import type { Values } from '#exchange/server';
import type { Its } from '../../back/merge.ts';
import { type ColumnId, columnIds } from './columns.ts';

/** What somebody wants of a cell: one of what stands in the table, by its place; what stands here; nothing yet. */
type Taken = number | 'ours' | null;

/** A cell that differs from what is here, as a row of an import keeps it. */
export type Difference = Readonly<{
	column: ColumnId;
	/** What stands in the table, more than one where the same file has several lines. */
	hers: readonly Readonly<{ its: Its; row: number }>[];
	/** What stood here when it was looked at. */
	ours: Its;
	asked: boolean;
	taken: Taken;
}>;

/** What a row says: its differences, and what was typed where nothing is read. */
export type GivenRow = Readonly<{
	differences: readonly Difference[];
	told: readonly Readonly<{ column: ColumnId; found: string }>[];
}>;

/** A row as the import keeps it. */
export const keptRow = ({ differences, told }: GivenRow): Values => ({
	...Object.fromEntries(differences.map(({ column, ...one }) => [column, JSON.stringify(one)])),
	...Object.fromEntries(told.map(({ column, found }) => [`${column}~`, found.slice(0, 300)]))
});

/** The same, read. */
export const rowGiven = (values: Values): GivenRow => ({
	differences: columnIds.flatMap((column) => {
		const kept = values[column];
		return typeof kept === 'string' ? [{ column, ...(JSON.parse(kept) as Omit<Difference, 'column'>) }] : [];
	}),
	told: columnIds.flatMap((column) => {
		const found = values[`${column}~`];
		return typeof found === 'string' ? [{ column, found }] : [];
	})
});

/** What is written of a difference; undefined where the hub's stays. */
export const takenOf = ({ hers, taken }: Difference): Its | undefined =>
	typeof taken === 'number' ? hers[taken]?.its : undefined;
