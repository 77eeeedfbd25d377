import { apart, plain } from './fold.ts';
import type { Words } from './words.ts';

/** What a word of an address looks like. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The address that a name gives: « Musée du Doudou » → `musee-du-doudou`; '' when it has neither letters nor digits. Of a name in several languages it is
 * the one it was written in that counts.
 */
export function slugOf(name: string | Words, longest = 60): string {
	const words = apart(plain(typeof name === 'string' ? name : (name[name.source] ?? ''))).replace(/[^a-z0-9]+/g, '-');
	return words.slice(0, longest).replace(/^-+|-+$/g, '');
}

/** The word that is wanted, else `-2`, `-3` … behind it, the first that is not taken. */
export function freeAmong(taken: ReadonlySet<string>, wanted: string): string {
	let free = wanted;
	for (let turn = 2; taken.has(free); turn++) free = `${wanted}-${turn}`;
	return free;
}
