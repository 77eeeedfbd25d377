import { refused } from '#kernel/errors.ts';

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

const SAMPLE = 4096;

/**
 * The text of a file whose encoding nobody said: a byte order mark tells it, or the zero bytes of UTF-16, or bytes that are valid UTF-8; what
 * is left is Windows-1252, as Belgian Excel writes.
 * @throws 422 exchange_not_text with the position of the first byte that is no text in any of them.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
	const encoding = encodingOf(bytes);
	const text = new TextDecoder(encoding).decode(bytes);
	const control = text.search(CONTROL);
	if (control >= 0) throw refused('exchange_not_text', { position: control + 1 }, 422);
	return { text, encoding };
}

// also the five bytes that Windows-1252 leaves without a sign
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/u;

function encodingOf(bytes: Uint8Array): Encoding {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return 'UTF-16LE';
	if (first === 0xfe && second === 0xff) return 'UTF-16BE';
	const wide = zeroBytes(bytes.subarray(0, SAMPLE));
	if (wide) return wide;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return 'UTF-8';
	} catch {
		return 'Windows-1252';
	}
}

/** European letters leave one byte of two at zero in UTF-16: the high one, on one side only. */
function zeroBytes(sample: Uint8Array): Encoding | null {
	const pairs = Math.floor(sample.length / 2);
	let even = 0;
	let odd = 0;
	for (let at = 0; at < pairs * 2; at += 2) {
		if (sample[at] === 0) even += 1;
		if (sample[at + 1] === 0) odd += 1;
	}
	if (pairs && odd > pairs * 0.6 && even < pairs * 0.1) return 'UTF-16LE';
	if (pairs && even > pairs * 0.6 && odd < pairs * 0.1) return 'UTF-16BE';
	return null;
}
