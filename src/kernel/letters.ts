import type { Drawn } from './drawn.ts';
import { apart } from './fold.ts';

export const monogramOf = (name: string, seed: string): Drawn => ({ kind: 'monogram', of: lettersOf(name), seed });

export const portraitOf = (name: string, seed: string): Drawn => ({ kind: 'portrait', of: lettersOf(name), seed });

/** Words of a name that have no letter in it; what stands in brackets has none either. */
const SMALL = /^(?:an?|and|au|aux|da|de|den|der|des|du|d|en|et|het|ja|l|la|le|les|of|the|van|von)$/;

/** The two letters of a name: of its first two words that count, or of its only one. */
export function lettersOf(name: string): string {
	const words = apart(
		name
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.replace(/\([^()]*\)/g, ' ')
			.toLowerCase()
	)
		.split(/[^a-z0-9]+/)
		.filter((word) => word && !SMALL.test(word));
	const [first = '', second] = words;
	return (second ? first.slice(0, 1) + second.slice(0, 1) : first.slice(0, 2)).toUpperCase() || '-';
}
