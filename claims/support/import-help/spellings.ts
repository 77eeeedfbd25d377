import type { Known } from '#network/server';

/** An organisation as the claim knows it. */
export type Named = Readonly<{ id: string }> &
	Omit<Known, 'id' | 'formerNames'> &
	Readonly<{ formerNames: readonly string[] }>;

/** Numbers that come again with their seed. */
export function draws(seed: number) {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const below = (many: number): number => Math.floor(next() * many);
	const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
	return { below, one };
}
type Draws = ReturnType<typeof draws>;

/** A way of people to write a name otherwise; null where it cannot be. */
type Way = (name: string, its: Named, draw: Draws) => string | null;

const other = (before: string, after: string): string | null => (before === after ? null : after);
const bracket = /^(.+?)\s*\(([^)]+)\)$/;
const dash = /^(.+?) – (.+)$/;
const LONG = 6;

/** A word in which two neighbours change places, a letter is left out, or written twice. */
const slipped: Way = (name, _, draw) => {
	const words = [...name.matchAll(/\p{L}+/gu)].filter(([word]) => word.length >= LONG && /\p{Ll}{4}/u.test(word));
	if (!words.length) return null;
	const found = draw.one(words);
	const at = 1 + draw.below(found[0].length - 3);
	const letters = [...found[0]];
	const [a = '', b = ''] = [letters[at], letters[at + 1]];
	const changed = draw.one([[b, a], [a], [a, a, b]].filter((pair) => pair.join('') !== a + b));
	letters.splice(at, 2, ...changed);
	return name.slice(0, found.index) + letters.join('') + name.slice(found.index + found[0].length);
};

/** « Ville de Mons » as a list by names has it: « Mons (Ville de) ». */
const turned: Way = (name, _, draw) => {
	const [, before, own] = /^(\p{L}+ (?:de la|de l['’]|des|du|de|d['’]))\s*(\p{L}[\p{L}\d -]*)$/u.exec(name) ?? [];
	return before && own ? draw.one([`${own} (${before})`, `${own}, ${before}`]) : null;
};

const words: Readonly<Record<string, readonly string[]>> = {
	Université: ['Univ.', 'University', 'Universiteit'],
	Institut: ['Inst.', 'Institute'],
	Fondation: ['Fond.', 'Foundation'],
	Ville: ['Commune', 'Administration communale'],
	Musée: ['Musées', 'Museum'],
	Maison: ['La maison'],
	'Haute École': ['Haute ecole', 'Hogeschool']
};
const otherWords: Way = (name, _, draw) => {
	const found = Object.keys(words).filter((word) => name.startsWith(`${word} `));
	return found[0] ? name.replace(found[0], draw.one(words[found[0]] ?? [])) : null;
};

/** « Antenne Centre », « UMONS »: what one calls it who knows it. */
const short: Way = (name, _, draw) => {
	const [, head, within] = bracket.exec(name) ?? dash.exec(name) ?? [];
	if (!head || !within) return null;
	const calls = /^\p{Lu}[\p{Lu}\d]{1,}$/u.test(within) ? [head, within] : [head];
	return draw.one(calls);
};

const ways: Readonly<Record<string, Way>> = {
	capitals: (name) => other(name, name.toUpperCase()),
	'no accents': (name) => other(name, name.normalize('NFD').replace(/\p{M}/gu, '')),
	'small letters, two spaces': (name) => name.toLowerCase().replace(' ', '  '),
	'legal form': (name, _, { one }) => {
		const form = one(['ASBL', 'asbl', 'A.S.B.L.', 'SA', 'S.A.', 'SRL', 'vzw', 'SC', 'Oy']);
		return one([`${name} ${form}`, `${form} ${name}`, `${name}, ${form}`, `${name} (${form})`]);
	},
	short,
	'the other way round': (name, _, { one }) => {
		const [, head, within] = bracket.exec(name) ?? dash.exec(name) ?? [];
		return head && within ? one([`${within} – ${head}`, `${within} (${head})`, `${within}, ${head}`]) : null;
	},
	turned,
	'no articles': (name) => other(name, name.replace(/^(?:La|Le|Les) |\b(?:de la|du|des|de|en|l['’]|d['’])\s*/gu, '')),
	slipped,
	'with its town': (name, { locality }, { one }) => {
		const town = locality?.replace(/ \(.*/, '');
		return town && !name.includes(town) ? one([`${name} (${town})`, `${name} – ${town}`, `${name} ${town}`]) : null;
	},
	'words in short or of another language': otherWords,
	'hyphens and capitals within': (name, _, { one }) =>
		one([
			other(name, name.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')),
			other(name, name.replaceAll('-', ' ')),
			other(name, name.replaceAll('-', ''))
		]),
	'a former name': (_, { formerNames }, { one }) => (formerNames.length ? one(formerNames) : null),
	'quotation marks': (name) => `« ${name} »`,
	'another apostrophe': (name) => other(name, name.replaceAll("'", '’')) ?? other(name, name.replaceAll("'", ' '))
};

/** Three other spellings of a name, of three ways, the last of two at once. */
export function spellingsOf(its: Named, draw: Draws): readonly (readonly [way: string, name: string])[] {
	const found = new Map<string, string>();
	const open = Object.entries(ways);
	while (found.size < 3 && open.length) {
		const [[way, act] = ['', () => null]] = open.splice(draw.below(open.length), 1);
		const name = act(its.name, its, draw);
		if (name && name !== its.name && ![...found.values()].includes(name)) found.set(way, name);
	}
	const [last] = [...found.keys()].slice(-1);
	const twice = last && draw.one(['capitals', 'no accents', 'legal form']);
	const both = twice && twice !== last ? ways[twice]?.(found.get(last ?? '') ?? '', its, draw) : null;
	if (last && both) found.set(`${last}, ${twice}`, both);
	if (last && both) found.delete(last);
	return [...found];
}
