import type { Match } from '#exchange';
import { type Identifier, numbersSay, registered } from '../identifier.ts';
import { type Called, calledOf, rootOf, wordsIn } from './called.ts';
import { isTypo, likeness } from './likeness.ts';
import { kinds } from './vocabulary.ts';

/** What an organisation is known by. */
export type Known = Readonly<{
	id: string;
	name: string;
	formerNames?: readonly string[];
	website?: string | null;
	email?: string | null;
	locality?: string | null;
	/** What the world calls it by. */
	identifiers?: readonly Identifier[];
}>;

/** `named`: their names are alike, too. */
export type Alike = Readonly<{ id: string; why: Match['why']; like: number; named: boolean }>;

const ENOUGH = 0.7;
const MANY = 150;
const LOOKED_AT = 120;

type Entry = Known & Readonly<{ names: readonly Called[]; place: ReadonlySet<string> }>;

/**
 * Finds the organisation that is meant, however it is written: by its number, its site, or its name. It looks names up by their words, so that one
 * search costs the same among thirty thousand; words that hundreds have are looked up in pairs.
 */
export function organizationFinder() {
	const entries = new Map<string, Entry>();
	const keys = new Map<string, string[]>();
	const localities = new Set<string>();
	const spellings = new Map<string, Set<string>>();

	const add = (known: Known): void => {
		const names = [known.name, ...(known.formerNames ?? [])].map(calledOf);
		const place = new Set(placeWords(known.locality));
		for (const word of place) localities.add(word);
		entries.set(known.id, { ...known, names, place });
		for (const key of new Set(keysOf(known, names))) {
			const list = keys.get(key);
			if (!list) keys.set(key, [known.id]);
			else if (list.length <= MANY) list.push(known.id);
		}
		for (const word of names.flatMap(({ whole }) => whole.words))
			for (const end of endsOf(word)) {
				const list = spellings.get(end);
				if (!list) spellings.set(end, new Set([word]));
				else if (list.size <= MANY) list.add(word);
			}
	};

	const find = (asked: Omit<Known, 'id'>): Alike[] => {
		const names = [asked.name, ...(asked.formerNames ?? [])].map(calledOf);
		const place = new Set(placeWords(asked.locality));
		const found = [...candidates(asked, names)].flatMap((id) => {
			const entry = entries.get(id);
			const alike = entry && judge(asked, names, place, entry);
			return alike ? [alike] : [];
		});
		return found.sort((a, b) => b.like - a.like).slice(0, 5);
	};

	const holders = (key: string): readonly string[] => {
		const list = keys.get(key) ?? [];
		return list.length > MANY ? [] : list;
	};

	const candidates = (asked: Omit<Known, 'id'>, names: readonly Called[]): Set<string> => {
		const found = new Set<string>();
		for (const key of keysOf({ ...asked, id: '' }, names.map(corrected))) {
			if (found.size > LOOKED_AT) break;
			for (const id of holders(key)) found.add(id);
		}
		return found;
	};

	/** The words that nobody has, with those that are written nearly so. */
	const corrected = (called: Called): Called => {
		const words = called.whole.words.flatMap((word) => (keys.has(`word ${word}`) ? [word] : [word, ...nearTo(word)]));
		return { ...called, whole: { ...called.whole, words } };
	};

	const nearTo = (word: string): string[] => {
		const near = new Set(endsOf(word).flatMap((end) => [...(spellings.get(end) ?? [])]));
		return [...near].filter((other) => isTypo(word, other, localities)).slice(0, 3);
	};

	const judge = (
		asked: Omit<Known, 'id'>,
		names: readonly Called[],
		place: ReadonlySet<string>,
		entry: Entry
	): Alike | null => {
		const { id } = entry;
		const around = { localities, here: place, there: entry.place };
		const like = Math.max(...names.flatMap((one) => entry.names.map((other) => likeness(one, other, around))));
		const named = like >= ENOUGH;
		const said = numbersSay(asked.identifiers, entry.identifiers);
		if (said) return said === 'same' ? { id, why: 'number', like: 1, named } : null;
		const shared = holders(`host ${hostOf(asked.website)}`).length > 1;
		if (siteSaid(asked.website, entry.website) && (named || !shared))
			return { id, why: 'website', like: Math.max(like, 0.95), named };
		if (asked.email && asked.email.toLowerCase() === entry.email?.toLowerCase())
			return { id, why: 'email', like: Math.max(like, 0.94), named };
		const near = elsewhere(place, entry.place) ? like - 0.05 : like;
		return near < ENOUGH ? null : { id, why: like >= 0.97 ? 'name' : 'similar', like: near, named };
	};

	return { add, find, byId: (id: string): Known | undefined => entries.get(id) };
}

const elsewhere = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
	a.size > 0 && b.size > 0 && ![...a].some((word) => b.has(word));

const placeWords = (locality: string | null | undefined): string[] => {
	const [words = []] = [wordsIn((locality ?? '').replace(/\(.*/, ''))];
	return words.map(rootOf).filter((word) => word.length > 2 && !kinds.has(word));
};

/** By what an organisation is looked up: the rarest first. */
function keysOf({ identifiers = [], website, email, id }: Known, names: readonly Called[]): string[] {
	const host = hostOf(website);
	return [
		...identifiers.map((one) => registered(one).join(' ')),
		...(host ? [`host ${host}`] : []),
		...(email ? [`email ${email.toLowerCase()}`] : []),
		...names.flatMap((called) => nameKeys(called, id !== '')),
		...names.flatMap(({ whole }) => pairsOf(whole.words)),
		...names.flatMap(({ whole, parts }) =>
			[whole, ...parts].flatMap(({ words }) => words.map((word) => `word ${word}`))
		)
	];
}

function nameKeys({ whole, parts, acronyms }: Called, known: boolean): string[] {
	const joined = [whole, ...parts].flatMap(({ joined, core, words }) => [joined, core, [...words].sort().join('')]);
	// an acronym finds the name it begins, and is found by it
	const initials = known ? whole.initials.filter(({ length }) => length > 2) : [];
	return [...joined, ...acronyms, ...initials, ...(known ? [] : whole.words)].flatMap((one) =>
		one ? `name ${one}` : []
	);
}

function pairsOf(words: readonly string[]): string[] {
	const sorted = [...new Set(words)].sort().slice(0, 8);
	return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `pair ${one} ${other}`));
}

const SHORT = 9;

/** A letter changed in the middle leaves the first and the last, one changed at an end the others. */
const endsOf = (word: string): string[] =>
	word.length < 4
		? []
		: [
				`${word.slice(0, 3)}…`,
				`…${word.slice(-3)}`,
				...(word.length < SHORT ? [`${word.slice(0, 2)}…${word.slice(-2)}`] : [])
			];

/** Sites on which many have a page each: there the page says whose it is. */
const shared =
	/^(?:[\w-]+\.)?(?:facebook|instagram|linkedin|linktr|youtube|google|twitter|x|github|wordpress|wixsite|medium|tiktok|meetup|eventbrite)\.\w+$/;

function addressOf(website: string | null | undefined): URL | null {
	if (!website) return null;
	return URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(website) ? website : `https://${website.replace(/^\/+/, '')}`);
}

export function hostOf(website: string | null | undefined): string {
	const url = addressOf(website);
	const host = (url?.hostname ?? '')
		.toLowerCase()
		.replace(/^(?:www\d?|m)\./, '')
		.replace(/\.$/, '');
	return shared.test(host) ? `${host}${pathOf(url)}` : host;
}

const pathOf = (url: URL | null): string =>
	(url?.pathname ?? '')
		.toLowerCase()
		.replace(/\/(?:index\.\w+|(?:fr|en|nl|fi|de)(?:[-_]\w\w)?|home|accueil|contact)?\/?$/, '')
		.replace(/\/+$/, '');

/** The same site, and not two pages of it. */
function siteSaid(a: string | null | undefined, b: string | null | undefined): boolean {
	const [one, other] = [hostOf(a), hostOf(b)];
	if (!one || one !== other) return false;
	const [path, there] = [pathOf(addressOf(a)), pathOf(addressOf(b))];
	return !path || !there || path === there;
}
