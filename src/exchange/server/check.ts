import { setImmediate as breathe } from 'node:timers/promises';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Problem } from '../index.ts';
import { alone } from './apply.ts';
import { type Batch, batchOf, broughtIn, sheetsOfBatch, tell } from './batches.ts';
import { countRows } from './counting.ts';
import { isMonthFirst } from './dates.ts';
import {
	type Column,
	Fault,
	type Importer,
	type Judged,
	type Reading,
	ROW,
	type Session,
	type Values
} from './importer.ts';
import { bodyOf, titleOf } from './layout.ts';
import { columnLetter, type Raw, type Sheet, shown } from './sheet.ts';
import { within } from './tables.ts';
import { answersOf, keepWords, nearestTo } from './words/keeping.ts';
import { openForeseen } from './words/making.ts';
import { namedColumns, readWords } from './words/reading.ts';

const AT_ONCE = 500;
/** How long rows are judged before others have their turn. */
const TURN_MS = 15;

/** A column of the file that is read, and what is known of it. */
type Mapped = Readonly<{ index: number; title: string; column: Column }> & Reading;

/** The dry run: every row is read and judged, and nothing is written but the verdict. A second one begins anew. */
export async function check(importer: Importer, id: string): Promise<void> {
	const batch = await batchOf(id);
	if (batch.state !== 'checking') return;
	const sheet = (await sheetsOfBatch(id))[batch.sheet];
	if (!sheet) return;
	const rows = bodyOf(sheet, batch, importer.columns);
	const together = await importer.judge?.(db, broughtIn(sheet, batch, rows));
	const { judged, words } = together
		? { judged: together.rows, words: [] }
		: await judgeAll(importer, batch, sheet, rows);
	await transaction(async (tx) => {
		await alone(tx, id);
		// its job comes a minute later: by then people may have decided about the rows
		if ((await batchOf(id, tx)).state !== 'checking') return;
		await within(tx).deleteFrom('exchange.row').where('batch', '=', id).execute();
		for (let from = 0; from < judged.length; from += AT_ONCE) await keep(tx, id, judged.slice(from, from + AT_ONCE));
		await keepWords(tx, id, words);
		const counts = JSON.stringify({
			...(await countRows(tx, id)),
			...(together?.missing ? { missing: together.missing } : {})
		});
		await within(tx)
			.updateTable('exchange.batch')
			.set({ state: 'checked', counts, total: rows.length, progress: rows.length })
			.where('id', '=', id)
			.execute();
	});
}

/** Judges each row by itself, with what was said of its words, and says which words nobody knows. */
async function judgeAll(importer: Importer, batch: Batch, sheet: Sheet, given: Rows) {
	const named = await namedColumns(importer, db, new Set(batch.mapping));
	const { rows, unknown } = await readWords(given, batch.mapping, named, await answersOf(batch.id));
	const words = await nearestTo(importer, unknown);
	const judge = await judgeOf(importer, batch, sheet, rows);
	const judged: Judged[] = [];
	let turn = performance.now();
	for (const row of rows) {
		judged.push(judge(row));
		if (performance.now() - turn < TURN_MS) continue;
		await tell(batch.id, judged.length);
		await breathe();
		turn = performance.now();
	}
	return { judged, words };
}

type Rows = readonly (readonly [number, readonly Raw[]])[];

/** What judges a row by itself. */
async function judgeOf(
	importer: Importer,
	batch: Batch,
	sheet: Sheet,
	rows: Rows
): Promise<(row: Rows[number]) => Judged> {
	const { timeZone } = await hub();
	const mapped = mappedColumns(importer, batch.mapping, sheet.rows[batch.header] ?? [], rows).map((one) => ({
		...one,
		timeZone
	}));
	// in plain text a separator within a text pushes what follows beyond the last title; a workbook keeps its notes there
	const width = sheet.name ? Number.POSITIVE_INFINITY : (sheet.rows[batch.header]?.length ?? 0);
	const whole = { id: batch.id, said: () => saidIn(mapped, rows) };
	return judging(await openForeseen(importer, batch.madeBy, whole), mapped, width);
}

function mappedColumns(
	{ columns }: Importer,
	mapping: readonly (string | null)[],
	titles: readonly Raw[],
	rows: readonly (readonly [number, readonly Raw[]])[]
): Mapped[] {
	return mapping.flatMap((said, index) => {
		const column = columns.find(({ id }) => id === said);
		if (!column) return [];
		const monthFirst = column.day === true && rows.some(([, row]) => isMonthFirst(row[index] ?? null));
		return [{ index, title: titleOf(titles, index), column, monthFirst }];
	});
}

/** What judges one row after the other; it knows which rows came before, to find those that are in the file twice. */
function judging(session: Session, mapped: readonly Mapped[], width: number) {
	const seen = new Map<string, number>();
	return ([number, row]: readonly [number, readonly Raw[]]): Judged => {
		const { given, problems } = readRow(session, mapped, number, row);
		if (row.length > width) problems.push(at(mapped, undefined, number, row, new Fault('exchange_wrong_too_long')));
		if (problems.length) return { number, state: 'bad', given, problems, matches: [], decision: 'skip' };
		const key = session.key(given);
		const twin = seen.get(key);
		if (twin !== undefined) {
			const why = { key: 'exchange_wrong_twice', params: { other: twin } };
			return {
				number,
				state: 'bad',
				given,
				problems: [at(mapped, undefined, number, row, why)],
				matches: [],
				decision: 'skip'
			};
		}
		seen.set(key, number);
		const found = verdict(session, given);
		if (found.decision === 'add') session.foresee?.(given, `${ROW}${number}`);
		return { number, given, problems, ...found };
	};
}

function readRow(session: Session, mapped: readonly Mapped[], number: number, row: readonly Raw[]) {
	const { given, faults } = readCells(mapped, row);
	const problems = faults.map(([column, fault]) => at(mapped, column, number, row, fault));
	// where a cell is wrong already, that is what is said of it
	const letters = new Set(problems.map(({ letter }) => letter));
	for (const { column, fault, beside } of session.judge(given)) {
		const there = mapped.some((one) => one.column.id === column);
		const problem = at(mapped, there ? column : beside, number, row, fault);
		if (!letters.has(problem.letter)) problems.push(problem);
	}
	problems.sort((a, b) => a.letter.length - b.letter.length || a.letter.localeCompare(b.letter));
	return { given, problems };
}

/** What all rows say, as far as their cells can be read. */
async function saidIn(mapped: readonly Mapped[], rows: Rows): Promise<Values[]> {
	const said: Values[] = [];
	await gently(rows, ([, row]) => void said.push(readCells(mapped, row).given));
	return said;
}

function readCells(mapped: readonly Mapped[], row: readonly Raw[]) {
	const given: Record<string, Values[string]> = {};
	const faults: [string, Fault][] = [];
	for (const one of mapped) {
		const cell = row[one.index] ?? null;
		const value = one.column.read(cell, one);
		if (value instanceof Fault) faults.push([one.column.id, value]);
		else if (value !== null) given[one.column.id] = value;
		else if (one.column.required && cell === null) faults.push([one.column.id, new Fault('exchange_wrong_missing')]);
	}
	return { given, faults };
}

function at(
	mapped: readonly Mapped[],
	column: string | undefined,
	row: number,
	cells: readonly Raw[],
	{ key, params }: Pick<Fault, 'key' | 'params'>
): Problem {
	const where = mapped.find((one) => one.column.id === column) ?? mapped[0];
	const found = shown(cells[where?.index ?? 0] ?? null).slice(0, 200);
	return { row, letter: columnLetter(where?.index ?? 0), title: where?.title ?? '', found, key, params };
}

function verdict(session: Session, given: Values): Pick<Judged, 'state' | 'matches' | 'decision'> {
	const matches = session
		.match(given)
		.slice(0, 5)
		.map((one) => (one.id.startsWith(ROW) ? { ...one, row: Number(one.id.slice(ROW.length)) } : one));
	const [first] = matches;
	if (!first) return { state: 'new', matches, decision: 'add' };
	if (!first.sure) return { state: 'duplicate', matches, decision: 'skip' };
	return session.changes(given, first.id)
		? { state: 'changed', matches, decision: 'update' }
		: { state: 'unchanged', matches, decision: 'skip' };
}

async function keep(tx: Tx, batch: string, judged: readonly Judged[]): Promise<void> {
	const rows = judged.map(({ given, problems, matches, ...plain }) => ({
		...plain,
		batch,
		given: JSON.stringify(given),
		problems: JSON.stringify(problems),
		matches: JSON.stringify(matches),
		stays: null
	}));
	await within(tx).insertInto('exchange.row').values(rows).execute();
}
