import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from './secret.ts';

/** A name with our signature behind it: whoever shows it has it from here. @param purpose what it is for; a name signed for one thing is none for another */
export const signed = (purpose: string, name: string): string => `${name}.${signatureOf(purpose, name)}`;

/** The name in a token that was signed here for this; null for any other. */
export function nameIn(purpose: string, token: string | undefined): string | null {
	const at = token?.lastIndexOf('.') ?? -1;
	if (!token || at < 1) return null;
	const name = token.slice(0, at);
	const [expected, given] = [Buffer.from(signatureOf(purpose, name)), Buffer.from(token.slice(at + 1))];
	return given.length === expected.length && timingSafeEqual(given, expected) ? name : null;
}

const signatureOf = (purpose: string, name: string): string =>
	createHmac('sha256', keyFor(purpose)).update(name).digest('base64url').slice(0, 22);
