import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { lengthy, type Tx } from './db.ts';

/** So many rows are in memory at once, and are made in one turn of the event loop. */
const ROWS = 500;

/**
 * Begins to read more than should be in memory at once, all of it as it is now, however long it takes.
 * @returns what it is read through, and how to end it, which gives the connection back
 */
export async function readAtLength(): Promise<{ tx: Tx; end: () => Promise<void> }> {
	const begun = lengthy.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only');
	const tx = await begun.execute();
	const end = async (): Promise<void> => {
		// a connection that broke meanwhile has nothing left to end
		await tx
			.rollback()
			.execute()
			.catch(() => undefined);
	};
	return { tx, end };
}

/** What a query finds, some rows at a time, each portion when it is asked for; through `tx` other things may be asked meanwhile. */
export async function* portionsOf<Row>(tx: Tx, query: Readable<Row>): AsyncGenerator<Row[]> {
	await sql`declare portions no scroll cursor for ${query}`.execute(tx);
	for (;;) {
		const { rows } = await sql<Row>`fetch ${sql.lit(ROWS)} from portions`.execute(tx);
		if (!rows.length) break;
		yield rows;
	}
	await sql`close portions`.execute(tx);
}

type Readable<Row> = RawBuilder<Row> | SelectQueryBuilder<never, never, Row>;
