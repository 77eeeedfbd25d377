/** The words of addresses: the tree of the pages that people open, read from `src/routes`, and what each segment of it is called in each language. */
import { globSync } from 'node:fs';
import type { Below } from '../src/kernel/address.ts';
import { type Locale, locales } from '../src/kernel/words.ts';

/** The messages of one file. */
type Said = Readonly<{ locale: Locale; messages: Readonly<Record<string, unknown>> }>;
type Node = Readonly<{ own: string; path: string; below: Map<string, Node> }>;
type Words = ReadonlyMap<string, Readonly<Partial<Record<Locale, string>>>>;

/** A message that is a segment of an address: they are one table, which every page needs whole. */
export const PATH = /^[a-z]+_path_/;

/** What stands for the value of a parameter, which no language says. */
const ANY = '*';

/**
 * The addresses of all pages in each language, as a module. A segment is said by `<module>_path_<segment>`, or by `<module>_path_<parent>__<segment>` where it means
 * something else below that parent; a language that does not say it yet has the word of the first one.
 * @throws when a segment has no word or two, when a word is not fit for an address, or when one word means two neighbours.
 */
export function addresses(said: readonly Said[], pages = pagesOf('src/routes')): string {
	const problems: string[] = [];
	const words = wordsOf(said, problems);
	const used = new Set<string>();
	const tree = treeOf(pages);
	const trees = locales.map((locale) => [locale, speak(tree, locale)] as const);
	checkNeighbours(tree);
	problems.push(
		...[...words.keys()].filter((key) => !used.has(key)).map((key) => `no page has the segment « ${key} »`)
	);
	if (problems.length) throw new Error(`The words of addresses:\n${[...new Set(problems)].sort().join('\n')}`);
	const type = "Readonly<Record<import('./runtime.js').Locale, import('../kernel/address.ts').Below>>";
	return `/** @type {${type}} */
export const addresses = ${JSON.stringify(Object.fromEntries(trees))};
/** @type {readonly string[]} The routes that are pages. */
export const pages = ${JSON.stringify(pages)};
`;

	function speak({ below, own: parent }: Node, locale: Locale): Below {
		const places = [...below].map(([own, node]) => {
			const word = own === ANY ? '' : wordOf(node, parent, locale);
			const further = speak(node, locale);
			return [own, Object.keys(further).length ? ([word, further] as const) : word] as const;
		});
		// a value that nothing follows says nothing
		return Object.fromEntries(places.filter(([, place]) => place !== ''));
	}

	function wordOf({ own, path }: Node, parent: string, locale: Locale): string {
		const key = [`${parent}__${own}`, own].find((one) => words.has(one));
		if (key === undefined)
			problems.push(`« ${own} » of ${path} has no message <module>_path_${own.replaceAll('-', '_')}`);
		used.add(key ?? '');
		const said = words.get(key ?? '');
		return said?.[locale] ?? said?.[locales[0]] ?? own;
	}

	/** One word means one page, whichever language it is of: an old address is read by all of them. */
	function checkNeighbours({ own: parent, below }: Node): void {
		const meant = new Map<string, string>();
		for (const [own, node] of below) {
			checkNeighbours(node);
			if (own === ANY) continue;
			for (const word of [own, ...locales.map((locale) => wordOf(node, parent, locale))]) {
				const other = meant.get(word) ?? own;
				if (other !== own) problems.push(`« ${word} » is both « ${other} » and « ${own} » of ${node.path}`);
				meant.set(word, own);
			}
		}
	}
}

/** The routes that are a page of a group: what is none (a file, a feed, a socket) keeps its name in all languages. */
function pagesOf(root: string): string[] {
	const files = globSync(`${root}/(*)/**/+page.svelte`).map((file) => file.replaceAll('\\', '/'));
	return files.map((file) => file.slice(root.length, -'/+page.svelte'.length)).sort();
}

function treeOf(pages: readonly string[]): Node {
	const root: Node = { own: '', path: '', below: new Map() };
	for (const page of pages) {
		let node = root;
		for (const segment of page.split('/').filter((one) => one && !one.startsWith('('))) {
			const own = segment.startsWith('[') ? ANY : segment;
			const path = `${node.path}/${segment}`;
			// below a value, a word is said as it is below what the value is one of
			const next = node.below.get(own) ?? { own: own === ANY ? node.own : own, path, below: new Map() };
			node.below.set(own, next);
			node = next;
		}
	}
	return root;
}

function wordsOf(said: readonly Said[], problems: string[]): Words {
	const words = new Map<string, Partial<Record<Locale, string>>>();
	for (const { locale, messages } of said)
		for (const [key, word] of Object.entries(messages).filter(([key]) => PATH.test(key))) {
			const own = key.replace(PATH, '').split('__').map(segmentOf).join('__');
			const others = words.get(own) ?? {};
			if (others[locale] !== undefined) problems.push(`« ${own} » has two messages, the second is ${key}`);
			if (typeof word !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word))
				problems.push(`${key}: « ${word} » is no segment of an address (${locale})`);
			words.set(own, { ...others, [locale]: String(word) });
		}
	return words;
}

const segmentOf = (key: string): string => key.replaceAll('_', '-');
