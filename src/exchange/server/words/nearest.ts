import { distance } from 'fastest-levenshtein';
import { apart, plain } from '#kernel/fold.ts';
import { gently } from '#kernel/server/gently.ts';
import { nameIndex } from '../similar.ts';
import type { Naming, Near, Thing } from './naming.ts';

const FEW = 400;
const SHOWN = 8;
const BEGINS = 4;

/** What of a name is compared: its words without the sign of a plural. */
const stemsOf = (name: string): string[] =>
	apart(plain(name))
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.map((word) => (word.length > 3 ? word.replace(/(?:en|[sxnt])$/, '') : word));

type Written = Readonly<{ value: string; stems: readonly string[]; joined: string }>;

/** Finds the things that are written most like a word. Among many only those are looked at that share some letters with it. */
export async function nearestOf(
	things: readonly Thing[],
	{ closed }: Pick<Naming, 'closed'>
): Promise<(word: string) => Near[]> {
	const written: Written[] = [];
	const index = nameIndex({ least: 0.1, most: 60 });
	await gently(things, ({ value, names }) => {
		for (const one of names.map((name) => writtenOf(value, name))) {
			if (things.length > FEW) index.add(String(written.length), one.joined);
			written.push(one);
		}
	});
	return (word) => {
		const asked = writtenOf('', word);
		const looked =
			things.length > FEW ? index.find(asked.joined).flatMap(({ id }) => written[Number(id)] ?? []) : written;
		const best = new Map<string, number>();
		for (const one of looked)
			best.set(one.value, Math.max(best.get(one.value) ?? 0, like(asked, one, closed === true)));
		return [...best]
			.map(([value, nearness]) => ({ value, like: Math.round(nearness * 100) / 100 }))
			.sort((a, b) => b.like - a.like)
			.slice(0, SHOWN);
	};
}

function writtenOf(value: string, name: string): Written {
	const stems = stemsOf(name);
	return { value, stems, joined: stems.join('') };
}

/** From 0 to 1: « Jeux vidéo » is « Jeu vidéo ». Of a list without others, a word that says more or is cut short means the one that it holds. */
function like(asked: Written, known: Written, closed: boolean): number {
	const [a, b] = [asked.joined, known.joined];
	if (!a || !b) return 0;
	if (a === b || [...asked.stems].sort().join('') === [...known.stems].sort().join('')) return 1;
	const written = 1 - distance(a, b) / Math.max(a.length, b.length);
	const figures = (text: string): string => text.replace(/\D/g, '');
	// « Salle 2 » is not « Salle 3 »
	if (figures(a) !== figures(b)) return Math.min(written, 0.5);
	const holds = known.stems.every((stem) => asked.stems.includes(stem)) && b.length >= BEGINS;
	const begun = a.length >= BEGINS && b.startsWith(a);
	return Math.max(written, holds || begun ? (closed ? 0.75 : 0.6) : 0);
}
