import { addresses } from '#addresses';
import { isLocale, type Locale } from './words.ts';

/** What may follow in an address: our own segments, and `*` for the value of a parameter, each with its word (none for a value) and what follows it. */
export type Below = Readonly<{ [own: string]: string | readonly [word: string, below: Below] }>;

/**
 * The address of one of our paths in a language: `href('/learning/workshops', 'fr')` → `/fr/apprendre/ateliers`. A segment that names a page is a message
 * (`workshops_path_workshops`); values, files and what else is no page are the same in all languages.
 */
export function href(path: string, locale: Locale): string {
	const end = path.search(/[?#]/);
	const own = end < 0 ? path : path.slice(0, end);
	let below: Below | undefined = addresses[locale];
	let address = `/${locale}`;
	for (const segment of own.split('/')) {
		if (!segment) continue;
		const place = placeOf(below, segment);
		const word = typeof place === 'object' ? place[0] : place;
		address += `/${word || segment}`;
		below = typeof place === 'object' ? place[1] : undefined;
	}
	return end < 0 ? address : address + path.slice(end);
}

function placeOf(below: Below | undefined, segment: string): Below[string] | undefined {
	return below && Object.hasOwn(below, segment) ? below[segment] : below?.['*'];
}

/** The language and our own path behind an address, or null when it names no language. A segment may be said in any language, or be our own. */
export function parseAddress(pathname: string): { locale: Locale; path: string } | null {
	const [, locale, ...segments] = pathname.split('/');
	if (!isLocale(locale)) return null;
	let node: Reading | undefined = reading();
	let path = '';
	for (const segment of segments) {
		if (!segment) continue;
		const [own, next]: readonly [string, Reading?] = node?.words.get(segment) ?? [segment, node?.any];
		path += `/${own}`;
		node = next;
	}
	return { locale, path: path || '/' };
}

/** Whether a value would be read as a page that stands beside it: `isWord('/desk/operations', 'nieuw')`. Who lets people choose a value refuses such a one. */
export function isWord(path: string, value: string): boolean {
	let node: Reading | undefined = reading();
	for (const segment of path.split('/').filter(Boolean)) node = node?.words.get(segment)?.[1] ?? node?.any;
	return node?.words.has(value) ?? false;
}

/** What may follow, by each word that says it in any language: no word means two things there (`scripts/addresses.ts`). */
type Reading = { words: Map<string, readonly [own: string, further: Reading]>; any?: Reading };

let whole: Reading | undefined;

function reading(): Reading {
	whole ??= readingOf(Object.values(addresses));
	return whole;
}

/** Reads what the languages say of one place together. */
function readingOf(spoken: readonly Below[]): Reading {
	const words: Reading['words'] = new Map();
	let any: Reading | undefined;
	for (const own of Object.keys(spoken[0] ?? {})) {
		const further = readingOf(spoken.flatMap((below) => (typeof below[own] === 'object' ? [below[own][1]] : [])));
		if (own === '*') any = further;
		else for (const word of [own, ...spoken.map((below) => wordOf(below[own]))]) words.set(word, [own, further]);
	}
	return any ? { words, any } : { words };
}

const wordOf = (place: Below[string] | undefined): string => (typeof place === 'string' ? place : (place?.[0] ?? ''));
