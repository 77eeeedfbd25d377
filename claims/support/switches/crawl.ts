import { parseAddress } from '#kernel/address.ts';
import type { Locale } from '#kernel/words.ts';

/** A page as a visitor gets it. `links`: our own paths of all that it names, in links, forms, pictures and structured data. */
export type Crawled = Readonly<{ path: string; status: number; links: readonly string[]; text: string }>;

type Search = Readonly<{
	locale: Locale;
	begin?: readonly string[];
	cookie?: string;
	/** So many pages of one shape are opened. */
	alike: number;
	/** Whether a path is gone to. */
	into?: (path: string) => boolean;
}>;

/** Opens every page that links lead to from the first ones on, and so many of each shape. */
export async function crawl(
	url: string,
	{ locale, begin = [''], cookie = '', alike, into }: Search
): Promise<Crawled[]> {
	const queue = new Set(begin.map((path) => `/${locale}${path}`));
	const shapes = new Map<string, number>();
	const pages: Crawled[] = [];
	for (const address of queue) {
		const page = await read(url, address, cookie);
		pages.push(page);
		for (const next of page.pages) {
			const path = pathOf(next);
			const shape = shapeOf(path);
			const seen = shapes.get(shape) ?? 0;
			if (queue.has(next) || seen >= alike || !next.startsWith(`/${locale}`) || into?.(path) === false) continue;
			shapes.set(shape, seen + 1);
			queue.add(next);
		}
	}
	return pages;
}

/** An address without what is one thing's own: `/agenda/*`. */
const shapeOf = (path: string): string =>
	path
		.split('/')
		.slice(0, 3)
		.join('/')
		.replace(/(^\/[^/]+)\/.*/, '$1/*');

/** Our own path behind any address of the hub. */
export const pathOf = (address: string): string => {
	const pathname = address.split(/[?#]/)[0] ?? '';
	return parseAddress(pathname)?.path ?? pathname;
};

/** One page. */
export async function read(
	url: string,
	address: string,
	cookie = ''
): Promise<Crawled & Readonly<{ pages: readonly string[] }>> {
	const answer = await fetch(url + address, { headers: { accept: 'text/html', cookie }, redirect: 'manual' });
	const whole = await answer.text();
	// what a page gives its own script to go on with is no word and no link of it
	const html = whole.replace(/<script(?![^>]*ld\+json)[^>]*>.*?<\/script>/gs, '');
	const named = [...html.matchAll(/(?:href|src|action|content|srcset)="([^"]+)"/g)].map(([, one = '']) => one);
	const said = [...html.matchAll(/"(https?:[^"]+)"/g)].map(([, one = '']) => one);
	const ours = [...named, ...said]
		.map((one) => one.replaceAll('&amp;', '&').replace(url, ''))
		.filter((one) => one.startsWith('/'));
	return {
		...{ path: pathOf(address), status: answer.status },
		links: [...new Set(ours.map(pathOf))],
		pages: [...html.matchAll(/<a[^>]+href="(\/[^"#?]*)/g)].map(([, one = '']) => one),
		text: textOf(html)
	};
}

/** All that can be read or heard of a page. */
const textOf = (html: string): string =>
	[
		html.replace(/<style.*?<\/style>/gs, ' ').replace(/<[^>]+>/g, ' '),
		...[...html.matchAll(/(?:alt|title|aria-label|content|placeholder)="(?!https?:|\/)([^"]*)"/g)].map(
			([, one = '']) => one
		)
	]
		.join(' ')
		.replaceAll('&nbsp;', ' ')
		.replace(/\s+/g, ' ');
