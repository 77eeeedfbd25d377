import { plain } from './plain.ts';

const LONGEST = 60;

/** The address that a name gives: « Musée du Doudou » → `musee-du-doudou`; '' when it has neither letters nor digits. */
export function slugOf(name: string): string {
	const words = plain(name)
		.replaceAll('œ', 'oe')
		.replaceAll('æ', 'ae')
		.replaceAll('ß', 'ss')
		.replaceAll('ø', 'o')
		.replaceAll('ł', 'l')
		.replace(/[^a-z0-9]+/g, '-');
	return words.slice(0, LONGEST).replace(/^-+|-+$/g, '');
}
