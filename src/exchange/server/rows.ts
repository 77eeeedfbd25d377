import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Decision, type Match, type Problem, rowStates } from '../index.ts';
import { changeable } from './batches.ts';
import type { Values } from './importer.ts';
import { within } from './tables.ts';

/** A row of an import, as the dry run judged it. */
export type Row = Readonly<{
	number: number;
	state: string;
	given: Values;
	problems: readonly Problem[];
	matches: readonly Match[];
	decision: Decision;
	stays: string | null;
}>;

const columns = ['number', 'state', 'given', 'problems', 'matches', 'decision', 'stays'] as const;

/** Some rows of an import: of one state, or those that stayed when it was taken back. */
export async function rowsOf(
	batch: string,
	{ state, limit, offset = 0 }: Readonly<{ state: string; limit: number; offset?: number }>
): Promise<{ rows: Row[]; total: number }> {
	let query = within(db).selectFrom('exchange.row').where('batch', '=', batch);
	const known = rowStates.find((one) => one === state);
	if (known) query = query.where('state', '=', known);
	if (state === 'kept') query = query.where('stays', 'is not', null);
	const [rows, counted] = await Promise.all([
		query.select(columns).orderBy('number').limit(limit).offset(offset).execute(),
		query.select((row) => row.fn.countAll<number>().as('rows')).executeTakeFirst()
	]);
	return { rows, total: counted?.rows ?? 0 };
}

/** Every cell that cannot be taken, in the order of the file, or those of the first `limit` bad rows. */
export async function problemsOf(batch: string, limit?: number): Promise<Problem[]> {
	let query = within(db)
		.selectFrom('exchange.row')
		.select('problems')
		.where('batch', '=', batch)
		.where('state', '=', 'bad')
		.orderBy('number');
	if (limit) query = query.limit(limit);
	return (await query.execute()).flatMap(({ problems }) => problems);
}

/** How many cells cannot be taken. */
export async function problemCount(batch: string): Promise<number> {
	const { count } = await within(db)
		.selectFrom('exchange.row')
		.select(sql<number>`coalesce(sum(jsonb_array_length(problems)), 0)::int`.as('count'))
		.where('batch', '=', batch)
		.where('state', '=', 'bad')
		.executeTakeFirstOrThrow();
	return count;
}

/** Empties the rows that are about some things whose words are gone, which can no longer be taken back, and throws away what waits and names them. */
export async function forgetRowsAbout(tx: Tx, ids: readonly string[]): Promise<void> {
	for (const id of ids) {
		await sql`delete from exchange.batch where sheets is not null and strpos(lower(sheets::text), ${id}) > 0`.execute(
			tx
		);
		await sql`update exchange.row set state = 'erased', given = '{}', problems = '[]', matches = '[]', made = '[]', persons = '{}'
			where matches @> ${JSON.stringify([{ id }])}::jsonb or strpos(made::text, ${id}) > 0`.execute(tx);
		await sql`delete from exchange.word where strpos(made::text, ${id}) > 0`.execute(tx);
	}
}

/** What somebody said of the cells of rows that wait to be imported, by their numbers. @throws 409 when the import is at work or done */
export async function settle(
	batch: string,
	said: ReadonlyMap<number, Readonly<{ given: Values; decision: Decision }>>
): Promise<void> {
	const { state } = await changeable(batch);
	if (state !== 'checked') throw refused('exchange_check_first');
	for (const [number, { given, decision }] of said)
		await within(db)
			.updateTable('exchange.row')
			.set({ given: JSON.stringify(given), decision })
			.where('batch', '=', batch)
			.where('number', '=', number)
			.where('state', '!=', 'bad')
			.execute();
}

/**
 * What is done with rows that may be in the hub already, by their numbers, or `all` of them.
 * @throws 409 when the import is at work or done.
 */
export async function decide(batch: string, choices: ReadonlyMap<number, Decision> | Decision): Promise<void> {
	const { state } = await changeable(batch);
	if (state !== 'checked') throw refused('exchange_check_first');
	const open = within(db).updateTable('exchange.row').where('batch', '=', batch).where('state', '=', 'duplicate');
	if (typeof choices === 'string') await open.set({ decision: choices }).execute();
	else for (const [number, decision] of choices) await open.set({ decision }).where('number', '=', number).execute();
}
