import { apart, plain } from './fold.ts';

/** What a word of an address looks like. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The address that a name gives: « Musée du Doudou » → `musee-du-doudou`; '' when it has neither letters nor digits. */
export function slugOf(name: string, longest = 60): string {
	const words = apart(plain(name)).replace(/[^a-z0-9]+/g, '-');
	return words.slice(0, longest).replace(/^-+|-+$/g, '');
}

/** The word that is wanted, else `-2`, `-3` … behind it, the first that is not taken. */
export function freeAmong(taken: ReadonlySet<string>, wanted: string): string {
	let free = wanted;
	for (let turn = 2; taken.has(free); turn++) free = `${wanted}-${turn}`;
	return free;
}
