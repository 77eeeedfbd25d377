import { distance } from 'fastest-levenshtein';
import { type Call, type Called, rootOf } from './called.ts';
import { aside, describing, filler, kinds, opposed, others, regions } from './vocabulary.ts';

/** What is known around two names: which words are names of localities, and where both are. */
export type Around = Readonly<{
	localities: ReadonlySet<string>;
	here: ReadonlySet<string>;
	there: ReadonlySet<string>;
}>;

const kindRoots = new Set(kinds.values());
const LONG = 5;

/** How much two names are one organisation's, from 0 to 1. */
export function likeness(a: Called, b: Called, around: Around): number {
	const whole = compare(a.whole, b.whole, around, [...a.acronyms, ...b.acronyms]);
	if (whole.like > 0) return whole.like;
	if (whole.opposed || tailsDiffer(a, b)) return 0;
	const shared = a.acronyms.some((one) => b.acronyms.includes(one));
	const known = [
		...(shared && !whole.apart ? [0.85] : []),
		named(a, b, around),
		named(b, a, around),
		headed(a, b, whole, around)
	];
	return Math.max(...known);
}

type Compared = Readonly<{ like: number; opposed: boolean; apart: boolean }>;
const nothing: Compared = { like: 0, opposed: false, apart: true };

/** One name is an acronym of the other, or a part of it by which it is called too. */
function named(a: Called, b: Called, around: Around): number {
	const bare = a.whole.words.filter((word) => !around.localities.has(word) && !filler.has(word));
	const short = bare.length === 1 ? a.whole.joined : '';
	const [only = ''] = bare;
	if (b.acronyms.some((one) => one.length > 1 && (one === a.whole.joined || one === only))) return 0.9;
	if (short.length > 2 && short.length < 7 && b.whole.words.length > 1 && b.whole.initials.includes(short)) return 0.75;
	return b.parts.some((part) => isTelling(part, around) && compare(a.whole, part, around, b.acronyms).like >= 0.85)
		? 0.85
		: 0;
}

/** Both begin alike and then say other things of it. */
function headed(a: Called, b: Called, { opposed: no }: Compared, around: Around): number {
	const [one, other] = [a.parts[0], b.parts[0]];
	if (no || !one || !other || !isTelling(one, around)) return 0;
	if (one.joined !== other.joined) return 0;
	return 0.75;
}

/** « campus de Mons », « campus de Tournai »: what two say of themselves behind the same is of one sort, and not the same. */
function tailsDiffer(a: Called, b: Called): boolean {
	const [tail = [], its = []] = [a, b].map(({ whole, parts }) =>
		whole.words.filter((word) => !parts[0]?.words.includes(word))
	);
	const same = tail.filter((word) => its.includes(word)).length;
	return a.parts.length > 1 && b.parts.length > 1 && same > 0 && same < Math.min(tail.length, its.length);
}

/** Whether a name says by itself which one it is. */
const isTelling = ({ words }: Call, { localities }: Around): boolean =>
	words.some((word) => isOwn(word, localities)) && (words.length > 1 || (words[0]?.length ?? 0) > 2);

const isOwn = (word: string, localities: ReadonlySet<string>): boolean =>
	!kindRoots.has(word) && !filler.has(word) && !localities.has(word) && !/^\d+$/.test(word);

function compare(a: Call, b: Call, around: Around, acronyms: readonly string[]): Compared {
	if (!a.joined || !b.joined) return nothing;
	if (a.joined === b.joined) return { like: 1, opposed: false, apart: false };
	// IDEA and IDETA are two: an acronym has no letter to lose
	const exact = a.words.length === 1 && b.words.length === 1 && (a.capital || b.capital);
	const { both, left, right } = align(a.words, b.words, exact ? null : around.localities);
	if (isOpposed(left, right)) return { ...nothing, opposed: true };
	const core = (a.core && a.core === b.joined) || (b.core && b.core === a.joined);
	if (core) return { like: 0.88, opposed: false, apart: false };
	if (!left.length && !right.length) return { like: 0.97, opposed: false, apart: false };
	if (a.words.length !== b.words.length && isMisspelt(a.joined, b.joined))
		return { like: 0.9, opposed: false, apart: false };
	const short = (one: readonly string[], other: readonly string[]): boolean =>
		one.length === 1 &&
		other.length > 1 &&
		(one[0]?.length ?? 0) > 1 &&
		one[0] === other.map((word) => word[0]).join('');
	if (short(left, right) || short(right, left)) return { like: both.length ? 0.8 : 0, opposed: false, apart: false };
	const [lost, gained] = [left, right].map((rest) => rest.filter((word) => !acronyms.includes(word)));
	return verdict(a, b, { both, lost: lost ?? [], gained: gained ?? [] }, around);
}

type Aligned = Readonly<{ both: readonly string[]; lost: readonly string[]; gained: readonly string[] }>;

/** Of names that share some words: whether those that only one has are such as one leaves out. */
function verdict(a: Call, b: Call, { both, lost, gained }: Aligned, around: Around): Compared {
	const { localities, here, there } = around;
	const own = both.filter((word) => isOwn(word, localities) || (both.length > 1 && /\d{4}/.test(word)));
	const heavy = (rest: readonly string[], elsewhere: ReadonlySet<string>): string[] =>
		rest.filter((word) => !(localities.has(word) ? !elsewhere.size || elsewhere.has(word) : isLight(word, own)));
	const places = [lost, gained].map((rest) => rest.filter((word) => localities.has(word)));
	if (places.every(({ length }) => length)) return { ...nothing, opposed: true };
	const [left, right] = [heavy(lost, there), heavy(gained, here)];
	const sorts = [lost, gained].map((rest) => rest.some((word) => kindRoots.has(word)));
	const region = [lost, gained].map((rest) => rest.some((word) => regions.has(word)));
	const differ = (sorts[0] && (sorts[1] || region[1])) || (sorts[1] && region[0]);
	const apart = Boolean(differ) || (left.length > 0 && right.length > 0);
	if (!both.length || apart) return { like: 0, opposed: false, apart };
	const enough = own.length > 0 || both.length > 1;
	if (enough && !left.length && !right.length) return { like: own.length ? 0.88 : 0.8, opposed: false, apart: false };
	const [longer, rest] = left.length ? [a, left] : [b, right];
	return {
		like: (own.length || both.length > 1) && describes(longer, both, rest) ? 0.72 : 0,
		opposed: false,
		apart: false
	};
}

/** What a word adds that one may leave out. A kind is left out only where something else says which one it is. */
const isLight = (word: string, own: readonly string[]): boolean =>
	filler.has(word) ||
	(own.length > 0 && kindRoots.has(word) && !aside.has(word)) ||
	(describing.has(word) && own.some((one) => one.length > LONG && !describing.has(one)));

/** « Transcultures centre des cultures électroniques »: a name of its own first, then what it is. */
function describes({ words }: Call, both: readonly string[], rest: readonly string[]): boolean {
	const at = words.findIndex((word) => !both.includes(word));
	const next = words[at] ?? '';
	const says = kindRoots.has(next) || filler.has(next) || describing.has(next);
	const [name = ''] = words;
	const own = name.length >= LONG && !describing.has(name);
	return at > 0 && own && says && !aside.has(next) && !rest.some((word) => /\d/.test(word));
}

/** The words that two names share, written nearly alike too, and those that only one has. */
function align(a: readonly string[], b: readonly string[], localities: ReadonlySet<string> | null) {
	const right = [...b];
	const [both, left]: [string[], string[]] = [[], []];
	const open: string[] = [];
	for (const word of a) {
		const at = right.indexOf(word);
		if (at < 0) open.push(word);
		else both.push(...right.splice(at, 1));
	}
	for (const word of open) {
		const at = localities ? right.findIndex((other) => isSlip(word, other, localities)) : -1;
		if (at < 0) left.push(word);
		// what kind of thing it is stays that, however it is misspelt
		else both.push(...right.splice(at, 1).map((other) => (kindRoots.has(word) ? word : other)));
	}
	return { both, left, right };
}

/** The same word but for a slip, also where that hides what it is in another language: « Walloonia » is « Wallonie ». */
const isSlip = (a: string, b: string, localities: ReadonlySet<string>): boolean =>
	isTypo(a, b, localities) || meant(a) === b || meant(b) === a;

const known = [...kinds, ...others].filter(([word]) => word.length > LONG);
const nowhere: ReadonlySet<string> = new Set();
const meanings = new Map<string, string | undefined>();
const KEPT = 20_000;

function meant(word: string): string | undefined {
	if (word.length <= LONG) return undefined;
	if (!meanings.has(word)) {
		if (meanings.size > KEPT) meanings.clear();
		meanings.set(word, known.find(([one]) => isTypo(word, one, nowhere))?.[1]);
	}
	return meanings.get(word);
}

/** One letter more, less or other in a word of five, two neighbours in one of four changed; never a figure, nor two localities. */
export function isTypo(a: string, b: string, localities: ReadonlySet<string>): boolean {
	if (/\d/.test(a) || /\d/.test(b) || (localities.has(a) && localities.has(b))) return false;
	const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
	if (shorter.length < 3 || longer.length - shorter.length > 2) return false;
	if (isSwapped(a, b)) return shorter.length > 3;
	const most = shorter.length >= 10 ? 2 : shorter.length >= LONG ? 1 : 0;
	if (!most) return shorter.length > 3 && longer.length === LONG && distance(a, b) === 1;
	// nobody mistakes the first letter of a short word
	return distance(a, b) <= most && (shorter.length > LONG || a[0] === b[0]);
}

function isSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = [...a].findIndex((letter, index) => letter !== b[index]);
	return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

const isMisspelt = (a: string, b: string): boolean =>
	Math.min(a.length, b.length) >= 8 && !/\d/.test(a + b) && distance(a, b) <= 1;

function isOpposed(left: readonly string[], right: readonly string[]): boolean {
	const numbers = [left, right].map((words) => words.filter((word) => /^\d+$/.test(word) || word.length === 1));
	if (numbers.every(({ length }) => length)) return true;
	return opposed.some((set) => {
		const has = (words: readonly string[]) => words.some((word) => [...set].some((one) => rootOf(one) === word));
		return has(left) && has(right);
	});
}
