/** Without vowels, so that no word comes of it, and without what looks or sounds like something else. */
const ALPHABET = 'CDFGHJKMNPQRTVWX34679';
const LENGTH = 4;

/** A code that is short enough to be typed in front of a picture. @param pick a number from 0, below the given one */
export const drawCode = (pick: (below: number) => number): string =>
	Array.from({ length: LENGTH }, () => ALPHABET[pick(ALPHABET.length)]).join('');

/** What somebody typed as a code has it; null when it cannot be one. */
export function codeIn(typed: string): string | null {
	const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
	return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null;
}
