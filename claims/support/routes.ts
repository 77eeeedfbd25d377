import { globSync } from 'node:fs';
import { href, parseAddress } from '#kernel/address.ts';
import type { Cookie } from './pages.ts';

/** Who may enter: the groups that the routes are in. */
type Group = 'public' | 'person' | 'coulisses';

/** A page: its route, as the folder says it, and our own path of one page of that kind. */
type Found = Readonly<{ route: string; path: string }>;

type Search = Readonly<{
	group: Group;
	/** Pages that are known already: all of them are in, several of one route too. */
	begin: readonly string[];
	cookies?: readonly Cookie[];
	/** Routes that are not looked for: a link leads there only once something was made. */
	apart?: (route: string) => boolean;
	/** So many pages are opened at most: what only others lead to is not found. */
	most?: number;
}>;

/** The routes of a group that have a page, read from the files so that a new one cannot be forgotten; or those of another kind of file. */
function routesOf(group: Group, name = '+page.svelte'): string[] {
	const root = `src/routes/(${group})`;
	const found = globSync(`${root}/**/${name}`).map((file) => file.replaceAll('\\', '/'));
	return found.map((file) => file.slice(root.length, -`/${name}`.length) || '/').sort();
}

/** So many pages of a kind that was seen already are opened for what no link has led to yet: a calendar has no end. */
const MOST_ALIKE = 1_000;

/** Finds a page of every route of a group by following links, from those that are known on. What no link leads to is in `lost`. */
export async function findPages(
	url: string,
	{ group, begin, cookies = [], apart = () => false, most = Number.POSITIVE_INFINITY }: Search
): Promise<{ pages: Found[]; lost: string[] }> {
	const [routes, files] = [routesOf(group), routesOf(group, '+server.ts')];
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const routeOf = routing(routes, files);
	const found = new Map(begin.map((path) => [path, routeOf(path) ?? '']));
	const visits = new Set(begin);
	const kinds = new Set<string>();
	// a festival has pages that no other activity has: looked at as long as a route is without its page
	const alike = new Set<string>();
	let tried = 0;
	const lost = () => routes.filter((route) => !apart(route) && ![...found.values()].includes(route));
	let opened = 0;
	for (const path of visits) {
		if (opened++ >= most) break;
		const answer = await fetch(url + href(path, 'fr'), { headers: { cookie, accept: 'text/html' } });
		for (const [, link = ''] of (await answer.text()).matchAll(/href="(\/fr[^"#]*)"/g)) {
			const { pathname, search, searchParams } = new URL(link.replaceAll('&amp;', '&'), url);
			const next = parseAddress(pathname)?.path ?? '';
			const route = routeOf(next);
			if (!route) continue;
			if (![...found.values()].includes(route)) found.set(next + search, route);
			// a list cut in another way has other links; sorted in another way it has not
			const kind = [route, ...[...searchParams.keys()].sort()].join(' ');
			(kinds.has(kind) ? alike : visits).add(next + search);
			kinds.add(kind);
		}
		const [other] = [...alike].filter((one) => !visits.has(one));
		if (other && path === [...visits].at(-1) && lost().length && tried++ < MOST_ALIKE) visits.add(other);
	}
	const pages = [...found].map(([path, route]) => ({ route, path }));
	return { pages: pages.sort((one, other) => one.route.localeCompare(other.route)), lost: lost() };
}

/** Follows links from the home page, one for each shape, going back where there is none. @returns our own path of the last. */
export async function reach(url: string, shapes: readonly RegExp[], from = '/'): Promise<string | undefined> {
	const [shape, ...further] = shapes;
	if (!shape) return from;
	const page = await (await fetch(url + href(from, 'fr'))).text();
	const links = [...page.matchAll(/href="(\/fr\/[^"#?]*)"/g)].map(([, link = '']) => parseAddress(link)?.path ?? '');
	for (const link of new Set(links.filter((one) => shape.test(one)))) {
		const end = await reach(url, further, link);
		if (end) return end;
	}
	return undefined;
}

/** Finds the route of a page; a folder with a name of its own goes before one that takes any. Nothing for a file to take away, which is no page. */
function routing(pages: readonly string[], files: readonly string[]): (path: string) => string | undefined {
	const all = [...pages, ...files]
		.sort((one, other) => one.split('[').length - other.split('[').length || other.length - one.length)
		.map((route) => ({ route, fits: new RegExp(`^${route.replace(/\[[^\]]+\]/g, '[^/]+')}$`) }));
	const known = new Map<string, string | undefined>();
	return (path) => {
		const [own = ''] = path.split('?');
		if (known.has(own)) return known.get(own);
		const best = all.find(({ fits }) => fits.test(own))?.route;
		const route = best !== undefined && pages.includes(best) ? best : undefined;
		known.set(own, route);
		return route;
	};
}
