import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';

/**
 * The pseudonym of a pupil by her number in the class, from 1: « Loutre 14 ». No two of a class are alike, since the number is in it; which animal goes
 * with which number is another one in each class. The animals stand in one order in all languages, in short words that a child of seven can read.
 */
export function pseudonymOf(number: number, classId: string, locale: Locale): string {
	const names = m.classes_animals({}, { locale }).split(' ');
	const order = shuffled(names.length, seedOf(classId));
	return `${names[order[(number - 1) % names.length] ?? 0]} ${number}`;
}

/** 32 bits of a text (FNV-1a). */
function seedOf(text: string): number {
	let hash = 0x811c9dc5;
	for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
	return hash >>> 0;
}

/** The numbers from 0 in an order that a seed gives (Fisher and Yates, with a linear congruential generator: it hides nothing). */
function shuffled(length: number, seed: number): number[] {
	const order = Array.from({ length }, (_, index) => index);
	let state = seed;
	for (let last = length - 1; last > 0; last--) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const other = state % (last + 1);
		[order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
	}
	return order;
}
