import { refused } from '#kernel/errors.ts';
import { apart } from '#kernel/server/apart/child.ts';
import { isWorkbook, sheetsOf } from './reader.ts';
import { type Sheet, shown } from './sheet.ts';
import type { ReadAnswer, ReadTask } from './worker.ts';

/** In bytes. */
export const LARGEST = 20 * 1024 * 1024;
const SMALL = 200 * 1024;
const LIMITS = { limitMs: 30_000, leastMs: 15_000, mostMs: 120_000 };
const CHILD = { file: 'src/exchange/server/worker.ts', megabytes: 1200, nice: 10 };

/**
 * Reads a table from a file that somebody sent. All but a short text is read by a process of its own, with a limit of memory and of time, so that the
 * program goes on answering and outlives whatever the file does to its reader.
 * @throws 422 with the reason, in a message key; 503 exchange_crowded when too many files wait already.
 */
export async function read(bytes: Uint8Array): Promise<Sheet[]> {
	if (bytes.length > LARGEST) throw refused('exchange_too_large', { megabytes: LARGEST / 1024 / 1024 }, 422);
	return bytes.length < SMALL && !isWorkbook(bytes) ? sheetsOf(bytes) : inTurn(() => readApart(bytes));
}

/** The sheets of a small table that needs no import of its own, as rows of what its cells show. Throws what `read` throws. */
export async function readTable(bytes: Uint8Array): Promise<string[][][]> {
	const sheets = await read(bytes);
	return sheets
		.filter(({ hidden }) => !hidden)
		.map(({ rows }) => rows.map((row) => Array.from(row, (cell) => shown(cell ?? null).trim())));
}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;
/** So many at most: each of them holds its file. */
const MOST_WAITING = 10;

/** One file after the other: each may take much memory. */
async function inTurn<T>(act: () => Promise<T>): Promise<T> {
	if (waiting >= MOST_WAITING) throw refused('exchange_crowded', {}, 503);
	waiting++;
	const turn = last.then(act).finally(() => waiting--);
	last = turn.catch(() => undefined);
	return turn;
}

async function readApart(bytes: Uint8Array): Promise<Sheet[]> {
	const done = await apart<ReadAnswer>(CHILD, { bytes } satisfies ReadTask, LIMITS);
	if ('lost' in done) throw refused('exchange_broken', {}, 422);
	if ('sheets' in done.answer) return done.answer.sheets;
	throw refused(done.answer.refusal.code, done.answer.refusal.params, 422);
}
