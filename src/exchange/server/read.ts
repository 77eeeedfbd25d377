import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refused } from '#kernel/errors.ts';
import { type Answer, sheetsOf } from './reader.ts';
import { type Sheet, shown } from './sheet.ts';

/** In bytes. */
export const LARGEST = 20 * 1024 * 1024;
const SMALL = 200 * 1024;
const PATIENCE_MS = 60_000;

/**
 * Reads a table from a file that somebody sent. A large one is read in a thread of its own, with a limit of memory and of time, so that the
 * program goes on answering and outlives whatever the file does to its reader.
 * @throws 422 with the reason, in a message key.
 */
export async function read(bytes: Uint8Array): Promise<Sheet[]> {
	if (bytes.length > LARGEST) throw refused('exchange_too_large', { megabytes: LARGEST / 1024 / 1024 }, 422);
	// a zip of any size can be a bomb: only plain text is read in place
	return bytes.length < SMALL && bytes[0] !== 0x50 ? sheetsOf(bytes) : inThread(bytes);
}

/** The sheets of a small table that needs no import of its own, as rows of what its cells show. Throws what `read` throws. */
export async function readTable(bytes: Uint8Array): Promise<string[][][]> {
	const sheets = await read(bytes);
	return sheets
		.filter(({ hidden }) => !hidden)
		.map(({ rows }) => rows.map((row) => Array.from(row, (cell) => shown(cell ?? null).trim())));
}

function inThread(bytes: Uint8Array): Promise<Sheet[]> {
	// from the source, which the program is always started beside: in the built one this file is a piece of another
	const worker = new Worker(join(process.cwd(), 'src/exchange/server/reader.ts'), {
		workerData: { reading: 'exchange', bytes },
		resourceLimits: { maxOldGenerationSizeMb: 1200 }
	});
	return new Promise<Sheet[]>((resolve, reject) => {
		const patience = setTimeout(() => reject(refused('exchange_broken', {}, 422)), PATIENCE_MS);
		worker.once('message', (answer: Answer) => {
			clearTimeout(patience);
			if ('sheets' in answer) resolve(answer.sheets);
			else reject(refused(answer.refusal.code, answer.refusal.params, 422));
		});
		worker.once('error', () => reject(refused('exchange_broken', {}, 422)));
		worker.once('exit', () => reject(refused('exchange_broken', {}, 422)));
	}).finally(() => void worker.terminate());
}
