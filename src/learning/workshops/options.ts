import { freeAmong, slugOf } from '#kernel/slug.ts';
import { inOrder, type Locale, locales, type Words } from '#kernel/words.ts';
import type { Option } from './workshop.ts';

// `freeAmong` may put a number behind it, and an id has at most 40 signs
const ID_LENGTH = 36;

/** Options as they are typed: one a line, and the same line of each language is the same option. */
export type Lines = Readonly<Partial<Record<Locale, readonly string[]>>>;

/**
 * The options that lines say. One that was there before keeps its id, in whatever language it is read and however its words are corrected: by that id
 * is kept what participants have said of themselves.
 * @param first the reader's language, which names a new option.
 */
export function readOptions(lines: Lines, first: Locale, before: readonly Option[]): Option[] {
	const order = inOrder(first);
	const count = Math.max(0, ...Object.values(lines).map(({ length }) => length));
	const named = Array.from({ length: count }, (_, at) => namedAt(lines, order, at)).flat();
	const known = sameAs(named, before);
	const taken = new Set(before.map(({ id }) => id));
	// the same said twice gets one id, and is refused for that
	const said = new Map(known.flatMap((option, at) => (option ? [[sayingOf(named[at]), option.id]] : [])));
	return named.map((name, at) => {
		const option = known[at];
		if (option) return { id: option.id, name: withSource(name, option.name.source) };
		const id = said.get(sayingOf(name)) ?? freeAmong(taken, slugOf(name, ID_LENGTH) || `option-${at + 1}`);
		taken.add(id);
		said.set(sayingOf(name), id);
		return { id, name };
	});
}

function namedAt(lines: Lines, order: readonly Locale[], at: number): Words | [] {
	const texts = order.flatMap((locale) => {
		const text = lines[locale]?.[at];
		return text ? [[locale, text] as const] : [];
	});
	const [source] = texts[0] ?? [];
	return source ? { source, ...Object.fromEntries(texts) } : [];
}

/**
 * Which option before each name is: the one with which it has most words in common. Of those with none, the ones left over in their order when they are as
 * many, as after corrections; else the one that stood at its place.
 */
function sameAs(named: readonly Words[], before: readonly Option[]): (Option | undefined)[] {
	const left = new Set(before);
	const known = named.map((name) => {
		const alike = [...left].map((one) => ({ one, words: inCommon(one.name, name) })).filter(({ words }) => words);
		const { one } = alike.sort((a, b) => b.words - a.words)[0] ?? {};
		if (one) left.delete(one);
		return one;
	});
	const over = [...left];
	const open = [...known.keys()].filter((at) => !known[at]);
	for (const [nth, at] of open.entries())
		known[at] = over.find((one, place) => (open.length === over.length ? place === nth : before[at] === one));
	return known;
}

const inCommon = (a: Words, b: Words): number =>
	locales.filter((locale) => a[locale] && a[locale] === b[locale]).length;

const sayingOf = (name: Words | undefined): string => (name ? `${name.source} ${name[name.source]}` : '');

const withSource = (name: Words, source: Locale): Words => (name[source] ? { ...name, source } : name);
