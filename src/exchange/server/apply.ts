import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { Refusal, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { Decision, RowState } from '../index.ts';
import { type Batch, batchOf, tell } from './batches.ts';
import { countRows } from './counting.ts';
import { type Importer, ROW, type Session, type Touched, type Values } from './importer.ts';
import { type Failure, type Made, within } from './tables.ts';
import { makeWords } from './words/making.ts';

const AT_ONCE = 200;

type Row = Readonly<{ number: number; state: RowState; given: Values; decision: Decision; target: string | null }>;
type Outcome = 'new' | 'changed' | 'unchanged';

/**
 * Writes what the dry run found and people decided: all of it in one transaction, or nothing. What came into the hub in between is found again, so
 * that nothing is doubled. When a row is refused the import is as before, and `failure` names the row.
 */
export async function apply(importer: Importer, id: string): Promise<void> {
	let at = 0;
	try {
		await transaction(async (tx) => {
			await alone(tx, id);
			const batch = await batchOf(id, tx);
			if (batch.state !== 'applying') return;
			await oneAtATime(tx);
			const by: By = { actor: batch.madeBy ? ref('person', batch.madeBy) : null, source: 'import' };
			await makeWords(tx, importer, id, batch.madeBy);
			const session = await importer.open(tx, batch.madeBy, { id, said: () => saidIn(tx, id) });
			const rows = await decided(tx, id);
			const touched = new Map<string, Touched & { row: number }>();
			const outcomes = new Map<number, Outcome>();
			const about = new Map<number, string>();
			const counted = await whole(importer, tx, { by, batch: id }, async () => {
				for (const [done, row] of rows.entries()) {
					at = row.number;
					const ones = await write(tx, session, row, about, by);
					for (const one of ones) if (!touched.has(one.ref.id)) touched.set(one.ref.id, { ...one, row: row.number });
					if (ones[0]) about.set(row.number, ones[0].ref.id);
					outcomes.set(row.number, outcomeOf(row, ones));
					if (done % AT_ONCE === 0) await pause(id, done);
				}
			});
			await remember(tx, importer, batch, [...touched.values()]);
			await standAs(tx, id, rows, outcomes);
			const written = [...outcomes.values()].filter((outcome) => outcome !== 'unchanged').length;
			const { missing } = batch.counts;
			const now = { written, skipped: batch.total - written, ...counted };
			const counts = JSON.stringify({ ...(await countRows(tx, id)), ...(missing ? { missing } : {}), ...now });
			await within(tx)
				.updateTable('exchange.batch')
				.set({ state: 'done', counts, sheets: null, failure: null, appliedAt: new Date(), progress: rows.length })
				.where('id', '=', id)
				.execute();
		});
	} catch (error) {
		if (!(error instanceof Refusal) || error.code === 'exchange_at_work') throw error;
		await giveUp(id, { key: error.code, params: error.params, row: at });
	}
}

/** Does what an importer needs done once for all rows. @returns what it counted. */
export async function whole(
	importer: Importer,
	tx: Tx,
	{ by, batch }: Readonly<{ by: By; batch: string }>,
	act: () => Promise<void>
): Promise<Readonly<{ clashes?: number }>> {
	if (importer.whole) return importer.whole(tx, by, act, batch);
	await act();
	return {};
}

/** Two programs must not write one import: the second waits, and finds it done. */
export async function alone(tx: Tx, id: string): Promise<void> {
	const { rows } = await sql<{
		free: boolean;
	}>`select pg_try_advisory_xact_lock(hashtextextended(${id}, 14)) as free`.execute(tx);
	if (!rows[0]?.free) throw refused('exchange_at_work');
}

/** Two files at once would each add what is in both: neither sees what the other has not finished. */
async function oneAtATime(tx: Tx): Promise<void> {
	const { rows } = await sql<{
		free: boolean;
	}>`select pg_try_advisory_xact_lock(hashtext('exchange.apply')) as free`.execute(tx);
	if (!rows[0]?.free) throw refused('exchange_other_at_work');
}

/** Lets other requests pass, and says how far it is. */
export async function pause(id: string, done: number): Promise<void> {
	await tell(id, done);
	await breathe();
}

/** What all rows say, those that are left out too. */
async function saidIn(tx: Tx, id: string): Promise<Values[]> {
	const rows = within(tx).selectFrom('exchange.row').select('given').where('batch', '=', id).orderBy('number');
	return (await rows.execute()).map(({ given }) => given);
}

async function decided(tx: Tx, id: string): Promise<Row[]> {
	const rows = await within(tx)
		.selectFrom('exchange.row')
		.select(['number', 'state', 'given', 'decision', 'matches'])
		.where('batch', '=', id)
		.where('decision', '!=', 'skip')
		.where('state', 'in', ['new', 'changed', 'duplicate'])
		.orderBy('number')
		.execute();
	return rows.map(({ matches, state, ...row }) => ({
		...row,
		state: state as RowState,
		target: row.decision === 'update' ? (matches[0]?.id ?? null) : null
	}));
}

function write(
	tx: Tx,
	session: Session,
	{ given, target }: Row,
	about: ReadonlyMap<number, string>,
	by: By
): Promise<readonly Touched[]> {
	// what an earlier row of the file has added has its id by now
	const found = target?.startsWith(ROW) ? about.get(Number(target.slice(ROW.length))) : target;
	const known = found ?? session.match(given).find(({ sure }) => sure)?.id ?? null;
	return session.apply(tx, given, known, by);
}

/** What a row has come to: it may be less than was foreseen, since an earlier row or somebody else has said the same. */
function outcomeOf({ state, decision }: Row, touched: readonly Touched[]): Outcome {
	if (!touched.length) return 'unchanged';
	const added = (state === 'new' || decision === 'add') && touched.some(({ before }) => before === null);
	return added ? 'new' : 'changed';
}

async function standAs(
	tx: Tx,
	batch: string,
	rows: readonly Row[],
	outcomes: ReadonlyMap<number, Outcome>
): Promise<void> {
	for (const state of ['new', 'changed', 'unchanged'] as const) {
		const numbers = rows
			.filter((row) => row.state !== state && outcomes.get(row.number) === state)
			.map(({ number }) => number);
		if (numbers.length)
			await within(tx)
				.updateTable('exchange.row')
				.set({ state })
				.where('batch', '=', batch)
				.where('number', 'in', numbers)
				.execute();
	}
}

/** Keeps with each row what it touched and what that is now: what undoing compares with. */
async function remember(
	tx: Tx,
	importer: Importer,
	{ id, madeBy }: Batch,
	touched: readonly (Touched & { row: number })[]
): Promise<void> {
	for (let from = 0; from < touched.length; from += AT_ONCE) {
		const some = touched.slice(from, from + AT_ONCE);
		const now = await looks(tx, importer, some, madeBy);
		const rows = new Map<number, Made[]>();
		for (const { row, ...one } of some) {
			const after = now.get(one.ref.id);
			if (after) rows.set(row, [...(rows.get(row) ?? []), { ...one, after }]);
		}
		for (const [number, made] of rows)
			await sql`update exchange.row set made = made || ${JSON.stringify(made)}::jsonb,
				persons = persons || ${made.flatMap(({ person }) => person ?? [])}::uuid[] where batch = ${id} and number = ${number}`.execute(
				tx
			);
	}
}

/** What things of several kinds are now, by id. */
export async function looks(
	tx: Tx,
	importer: Importer,
	touched: readonly Touched[],
	madeBy: string | null
): Promise<Map<string, object>> {
	const all = new Map<string, object>();
	for (const kind of new Set(touched.map(({ ref }) => ref.kind))) {
		const ids = touched.flatMap(({ ref }) => (ref.kind === kind ? ref.id : []));
		for (const [id, now] of await importer.look(tx, kind, ids, madeBy)) all.set(id, now);
	}
	return all;
}

async function giveUp(id: string, failure: Failure): Promise<void> {
	await within(db)
		.updateTable('exchange.batch')
		.set({ state: 'checked', failure: JSON.stringify(failure) })
		.where('id', '=', id)
		.where('state', '=', 'applying')
		.execute();
}
