import { apart, plain } from '#kernel/fold.ts';
import { filler, kinds, legal, legalPhrases, others, small } from './vocabulary.ts';

/** One way to call an organisation: its words without what anybody may leave out, and all of them written as one. */
export type Call = Readonly<{
	words: readonly string[];
	joined: string;
	/** Those that say which one it is, without what kind of thing, written as one: « Fondation Mons 2025 » is `mons2025`. */
	core: string;
	/** A short word in capitals. */
	capital: boolean;
	initials: readonly string[];
}>;

/** All that a name says: the whole of it, the parts by which it may be called too, and its acronyms. */
export type Called = Readonly<{ whole: Call; parts: readonly Call[]; acronyms: readonly string[] }>;

const MOST_PARTS = 5;

/**
 * Takes a name apart. « Mons (Ville de) » is « Ville de Mons »; « Université de Mons (UMONS) » has an acronym, « Mars – Mons arts de la scène » has
 * two parts. Legal forms, articles, accents, capitals and the order of words say nothing.
 */
export function calledOf(name: string): Called {
	const [turned, ...asides] = piecesOf(name.slice(0, 200));
	const acronyms = new Set<string>();
	const words: string[] = [];
	const parts: Call[] = [];
	const pieces = [turned ?? '', ...asides].slice(0, MOST_PARTS);
	if (pieces.length === 1) return { whole: callOf(pieces[0] || name), parts: [], acronyms: [] };
	for (const [at, piece] of pieces.entries()) {
		const call = callOf(piece);
		const rest = pieces.filter((_, other) => other !== at);
		if (!call.words.length) continue;
		if (isAcronym(piece, rest)) acronyms.add(call.joined);
		else words.push(...call.words);
		parts.push(call);
	}
	const whole = words.length
		? callOf(pieces.filter((piece) => !acronyms.has(callOf(piece).joined)).join(' '))
		: callOf(name);
	return { whole, parts, acronyms: [...acronyms] };
}

/** The words that stand before a name and are put behind it in a list by names: « Musée du », « Ville de », « La ». */
const LEADING = /^(?:de|du|des|d[’']|la|le|les|l[’']|van|of|the|het)$/iu;
const MOST_LEADING = 4;

/** The pieces of a name between brackets, dashes, bars and commas; what was turned around for a list of names is turned back. */
function piecesOf(given: string): string[] {
	const name = given.replaceAll('(', ' (').split(/\s+/u).filter(Boolean).join(' ');
	const at = Math.max(name.lastIndexOf(', '), name.lastIndexOf(' ('));
	const before =
		at > 0
			? name
					.slice(at + 2)
					.replace(')', '')
					.split(' ')
					.filter(Boolean)
			: [];
	if (before.length && before.length <= MOST_LEADING && LEADING.test(before.at(-1) ?? ''))
		return [`${before.join(' ')} ${name.slice(0, at)}`];
	return name
		.split(/[()[\]|«»"“”;:–—]| [/-] |, | alias | aka | dit | dite | en abrégé /iu)
		.map((piece) => piece.trim())
		.filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function callOf(piece: string): Call {
	const all = wordsIn(piece);
	const told = all.filter((word) => !legal.has(word));
	const own = told.length ? told : all;
	const bare = own.filter((word) => !small.has(word));
	const kept = bare.length ? bare : own;
	return {
		words: kept.map(rootOf),
		joined: kept.join(''),
		core: coreOf(kept),
		capital: kept.length === 1 && (kept[0]?.length ?? 0) < 7 && !/\p{Ll}/u.test(piece.replace(/\b(?:asbl|srl)\b/g, '')),
		// LME is « La Maison de l'Entreprise », HEH is « Haute École en Hainaut »
		initials: [
			...new Set([kept, own, [...own.slice(0, 1), ...own.slice(1).filter((word) => !small.has(word))]].map(first))
		]
	};
}

/** Nothing when it is what the whole is, or one word, which may be that of a town. */
function coreOf(words: readonly string[]): string {
	const own = words.filter((word) => !kinds.has(word) && !filler.has(rootOf(word)));
	return own.length > 1 && own.length < words.length ? own.join('') : '';
}

const first = (words: readonly string[]): string => words.map((word) => word[0]).join('');

/** The words of a text, folded. « A.S.B.L. » is one word, « l'étincelle » are two; signs that people write for letters are letters. */
export function wordsIn(text: string): string[] {
	const joined = text
		.replace(
			/(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu,
			(dotted) => ` ${dotted.replace(/[.\s]/g, '')} `
		)
		.replace(/(?<=\p{L})\.(?:be|brussels|com|eu|info|net|org)(?![\p{L}\p{N}])/giu, '')
		.replace(/@/g, 'a')
		.replace(/[&+]/g, ' et ');
	return apart(plain(joined))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(legalPhrases, ' ')
		.replace(/\bhogeschool\b/g, 'haute ecole')
		.split(' ')
		.filter(Boolean);
}

/** A word as it is compared: without the sign of its plural, and the same in each language where it says what kind of thing something is. */
export function rootOf(word: string): string {
	const known = kinds.get(word) ?? others.get(word);
	if (known) return known;
	const single = word.length > 3 ? word.replace(/(?<=[^s])[sx]$/, '') : word;
	return kinds.get(single) ?? others.get(single) ?? single;
}

/** One word in capitals, or whose letters begin the words beside it. */
function isAcronym(piece: string, rest: readonly string[]): boolean {
	const bare = piece.replace(/[.\s-]/g, '');
	if (!/^[\p{L}\p{N}&@²³]{2,12}$/u.test(bare) || piece.split(/\s+/).some((word) => word.length > 3 && word !== piece))
		return false;
	if (/^\p{Lu}[\p{Lu}\p{N}&²³]{2,}$/u.test(bare)) return true;
	const folded = wordsIn(piece).join('');
	return rest.some((other) => begins(folded, other));
}

/** Whether some letters are those by which the words of a text begin, one to three of each. */
function begins(letters: string, text: string): boolean {
	const all = wordsIn(text);
	const bare = all.filter((word) => !small.has(word));
	return bare.length > 1 && letters.length >= bare.length && [all, bare].some((words) => takes(letters, words));
}

function takes(letters: string, words: readonly string[]): boolean {
	const [word, ...rest] = words;
	if (word === undefined) return letters === '';
	return [1, 2, 3, 4, word.length].some(
		(many) => letters.startsWith(word.slice(0, many)) && takes(letters.slice(many), rest)
	);
}
