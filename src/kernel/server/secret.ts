import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

let key: Buffer | undefined;

/** Uses the given secret, or the one kept in the data folder, made at the first start and readable by its owner alone. */
export function openSecret(given: string | undefined, folder: string): void {
	key = Buffer.from(given ?? kept(folder));
}

/** The program's secret. @throws when it was not opened. */
function secret(): Buffer {
	if (!key) throw new Error('the secret is not open');
	return key;
}

/** A key for one purpose, so that a token made for one thing says nothing about another. */
export const keyFor = (purpose: string): Buffer => createHmac('sha256', secret()).update(purpose).digest();

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
