import type { Words } from '#kernel/words.ts';

/** NACE Rev. 2 (in Belgium NACE-BEL 2008) and Rev. 2.1 (NACE-BEL 2025). */
export type NaceRevision = '2025' | 'rev2';

/** One activity of the classification; `key` is how an organisation or a sector names it: `2025:58.21`. */
export type Nace = Readonly<{ key: string; revision: NaceRevision; code: string; label: Words }>;

/**
 * The key of a code as people write it: « 58.21 », « 5821 », « 2025:58.21 », « 58.210 » with the digits that a country adds, or a line of the
 * suggestions that begins with one. Without a revision it is the newest.
 * @returns null when it has not the form of a code.
 */
export function naceKey(given: string): string | null {
	const [, revision = '2025', code = ''] = /^\s*(?:(2025|rev2):)?([A-Za-z]|\d[\d.]*)(?:\s|$)/.exec(given) ?? [];
	if (/^[A-Za-z]$/.test(code)) return `${revision}:${code.toUpperCase()}`;
	const digits = code.replaceAll('.', '').slice(0, 4);
	if (!/^\d{2,4}$/.test(digits)) return null;
	return `${revision}:${digits.slice(0, 2)}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`;
}
