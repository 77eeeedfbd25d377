import type { Locale } from '#kernel/words.ts';

/** Animals in each language, in one order; short words that a child of seven can read. */
const animals: Readonly<Record<Locale, readonly string[]>> = {
	fr: 'Loutre Renard Hibou Castor Lièvre Merle Cygne Grenouille Hérisson Écureuil Abeille Chouette Baleine Dauphin Pingouin Lynx Panda Zèbre Girafe Koala Tortue Libellule Fourmi Héron Mésange Belette Marmotte Phoque Bison Toucan'.split(
		' '
	),
	en: 'Otter Fox Owl Beaver Hare Blackbird Swan Frog Hedgehog Squirrel Bee Barn-owl Whale Dolphin Penguin Lynx Panda Zebra Giraffe Koala Turtle Dragonfly Ant Heron Titmouse Weasel Marmot Seal Bison Toucan'.split(
		' '
	),
	nl: 'Otter Vos Oehoe Bever Haas Merel Zwaan Kikker Egel Eekhoorn Bij Uil Walvis Dolfijn Pinguïn Lynx Panda Zebra Giraf Koala Schildpad Libel Mier Reiger Mees Wezel Marmot Zeehond Bizon Toekan'.split(
		' '
	),
	fi: 'Saukko Kettu Huuhkaja Majava Jänis Mustarastas Joutsen Sammakko Siili Orava Mehiläinen Pöllö Valas Delfiini Pingviini Ilves Panda Seepra Kirahvi Koala Kilpikonna Sudenkorento Muurahainen Haikara Tiainen Lumikko Murmeli Hylje Biisoni Tukaani'.split(
		' '
	)
};

/**
 * The pseudonym of a pupil by her number in the class, from 1: « Loutre 14 ». No two of a class are alike, since the number is in it; which animal goes
 * with which number is another one in each class.
 */
export function pseudonymOf(number: number, classId: string, locale: Locale): string {
	const names = animals[locale];
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
