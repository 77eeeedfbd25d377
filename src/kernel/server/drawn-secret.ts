import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 238 bits. */
const LENGTH = 40;
const CHECK = 6;

/** A random secret that a search for leaked ones finds by its beginning, and that shows by its last six characters that it is one. */
export function drawSecret(prefix: string): string {
	const drawn = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return prefix + drawn + checkOf(drawn);
}

/** Whether a text has the shape of such a secret: what has not is looked for nowhere. */
export function isDrawnSecret(text: string, prefix: string): boolean {
	const body = text.slice(prefix.length);
	const right = text.startsWith(prefix) && body.length === LENGTH + CHECK && /^[0-9A-Za-z]+$/.test(body);
	return right && checkOf(body.slice(0, LENGTH)) === body.slice(LENGTH);
}

function checkOf(drawn: string): string {
	let rest = crc32(drawn);
	let said = '';
	for (let at = 0; at < CHECK; at++) {
		said = ALPHABET[rest % ALPHABET.length] + said;
		rest = Math.floor(rest / ALPHABET.length);
	}
	return said;
}
