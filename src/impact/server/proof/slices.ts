import { type RawBuilder, sql } from 'kysely';
import type { On } from '../tables.ts';

const SLICE = 2000;

/** What was seen of some days, and of what is of none. */
export const seenOn = (days: readonly string[]) => sql`(day is null or day = any(${[...days]}::date[]))`;

/** The rows of a table by its key, so many at a time. */
export async function* pages<Row extends { key: string }>(
	on: On,
	table: string,
	columns: string,
	where: RawBuilder<unknown>
): AsyncGenerator<Row[]> {
	for (let after = ''; ; ) {
		const { rows } = await sql<Row>`
			select ${sql.raw(columns)} from ${sql.table(table)} where ${where} and key > ${after} order by key limit ${SLICE}`.execute(
			on
		);
		if (rows.length) yield rows;
		if (rows.length < SLICE) return;
		after = rows.at(-1)?.key ?? '';
	}
}

/** Many, so many at a time. */
export function* portions<T>(all: readonly T[], most = SLICE): Generator<T[]> {
	for (let from = 0; from < all.length; from += most) yield all.slice(from, from + most);
}
