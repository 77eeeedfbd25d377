import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor } from './secret.ts';

const NONCE = 12;
const TAG = 16;

/** Seals a secret that the hub has to show to somebody else later, under the program's own, for one purpose (AES-256-GCM). */
export function seal(purpose: string, text: string): string {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed. @throws when it was changed, or sealed by a program with another secret. */
export function unseal(purpose: string, sealed: string): string {
	const bytes = Buffer.from(sealed, 'base64url');
	const opening = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, NONCE));
	opening.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
	return Buffer.concat([opening.update(bytes.subarray(NONCE + TAG)), opening.final()]).toString('utf8');
}
