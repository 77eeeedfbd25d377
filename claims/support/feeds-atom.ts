import { type Element, readXml } from './feeds-xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export type AtomEntry = Readonly<{ id: string; title: string; updated: string }>;

/** What is wrong with an Atom feed by RFC 4287, §4; the numbers are its sections. */
export function atomFaults(body: string, url: string): { entries: AtomEntry[]; faults: string[] } {
	const feed = readXml(body);
	const entries = feed.children.filter(({ name }) => name === 'entry');
	const ids = entries.map((entry) => textOf(entry, 'id'));
	const self = links(feed).find(({ rel }) => rel === 'self');
	const faults = [
		...(feed.name === 'feed' && feed.attributes.xmlns === ATOM ? [] : ['the root is no Atom feed']),
		...(feed.attributes['xml:lang'] ? [] : ['no xml:lang']),
		...once(feed, 'the feed', ['id', 'title', 'updated']), // 4.1.1
		...entries.flatMap((entry, index) => entryFaults(entry, feed, index)),
		...(new Set(ids).size === ids.length ? [] : ['two entries have one id']), // 4.2.6
		...(self?.href === url ? [] : [`rel=self is ${self?.href}, not ${url}`]), // 4.1.1
		...linkFaults(feed, 'the feed'),
		...(isIri(textOf(feed, 'id')) ? [] : ['the id is no IRI'])
	];
	return {
		entries: entries.map((one) => ({
			id: textOf(one, 'id'),
			title: textOf(one, 'title'),
			updated: textOf(one, 'updated')
		})),
		faults
	};
}

function entryFaults(entry: Element, feed: Element, index: number): string[] {
	const name = `entry ${index}`;
	const author = [entry, feed].some((one) => one.children.some(({ name: child }) => child === 'author'));
	const summaries = entry.children.filter(({ name: child }) => child === 'summary');
	return [
		...once(entry, name, ['id', 'title', 'updated']), // 4.1.2
		...(author ? [] : [`${name} has no author`]),
		...entry.children
			.filter(({ name: child }) => child === 'author')
			.flatMap((one) => (textOf(one, 'name') ? [] : [`${name}: an author without a name`])), // 3.2.1
		...(links(entry).some(({ rel }) => rel === 'alternate') ? [] : [`${name} has neither content nor rel=alternate`]),
		...(summaries.length <= 1 ? [] : [`${name} has two summaries`]),
		...summaries.flatMap(({ children }) => (children.length ? [`${name}: markup in a summary of text`] : [])), // 3.1.1.1
		...(isIri(textOf(entry, 'id')) ? [] : [`${name}: the id is no IRI`]),
		...entry.children
			.filter(({ name: child }) => child === 'category')
			.flatMap(({ attributes }) => (attributes.term ? [] : [`${name}: a category without a term`])), // 4.2.2
		...linkFaults(entry, name)
	];
}

function once(element: Element, name: string, wanted: readonly string[]): string[] {
	return wanted.flatMap((child) => {
		const found = element.children.filter((one) => one.name === child);
		if (found.length !== 1) return [`${name} has ${found.length} ${child}`];
		return child === 'updated' && !isMoment(found[0]?.text ?? '') ? [`${name}: updated is no moment`] : [];
	});
}

/** At most one alternate of one type and language. 4.1.1, 4.1.2, 4.2.7 */
function linkFaults(element: Element, name: string): string[] {
	const all = links(element);
	const alternates = all.filter(({ rel }) => rel === 'alternate').map(({ type, hreflang }) => `${type} ${hreflang}`);
	return [
		...(new Set(alternates).size === alternates.length ? [] : [`${name} has two alternates alike`]),
		...all.flatMap(({ href = '' }) => (URL.canParse(href) ? [] : [`${name}: a link to ${href}`]))
	];
}

const links = (element: Element): Readonly<Record<string, string>>[] =>
	element.children.filter(({ name }) => name === 'link').map(({ attributes }) => ({ rel: 'alternate', ...attributes }));

const textOf = (element: Element, name: string): string =>
	element.children.find((child) => child.name === name)?.text.trim() ?? '';

const isMoment = (text: string): boolean => moment.test(text) && !Number.isNaN(Date.parse(text));
const isIri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);
