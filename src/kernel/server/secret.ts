import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

let key: Buffer | undefined;

/** Uses the given secret, or the one kept in the data folder, made at the first start and readable by its owner alone. */
export function openSecret(given: string | undefined, folder: string): void {
	key = Buffer.from(given ?? kept(folder));
	made.clear();
}

/** The program's secret. @throws when it was not opened. */
function secret(): Buffer {
	if (!key) throw new Error('the secret is not open');
	return key;
}

const made = new Map<string, Buffer>();

/** A key for one purpose, so that a token made for one thing says nothing about another. */
export function keyFor(purpose: string): Buffer {
	const known = made.get(purpose) ?? createHmac('sha256', secret()).update(purpose).digest();
	made.set(purpose, known);
	return known;
}

function kept(folder: string): string {
	const path = join(folder, 'secret');
	if (!existsSync(path)) {
		mkdirSync(folder, { recursive: true });
		try {
			writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
		} catch (error) {
			// another program starting at the same moment made it
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
	}
	return readFileSync(path, 'utf8');
}
