import { refused } from '#kernel/errors.ts';
import { readCamt } from './camt.ts';
import { readCoda } from './coda.ts';
import type { BankFile } from './entry.ts';

/** Reads a bank file, whichever of the two it is. To be done at the press: it may be long. @throws plans_bank_unreadable */
export function readBankFile(bytes: Uint8Array): BankFile {
	const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
	if (/^(\u00ef\u00bb\u00bf)?\s*</.test(head)) return readCamt(bytes);
	if (/^0/.test(head)) return readCoda(bytes);
	throw refused('plans_bank_unreadable', {}, 422);
}
