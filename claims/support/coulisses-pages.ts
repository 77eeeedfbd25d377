import { globSync } from 'node:fs';
import { href, parseAddress } from '#kernel/address.ts';
import type { Cookie } from './pages.ts';

const ROOT = 'src/routes/(coulisses)';

/** A page of Coulisses: its route, as the folder says it, and our own path of one page of that kind. */
export type DeskPage = Readonly<{ route: string; path: string }>;

/** Every route of Coulisses that has a page, read from the files, so that a new one cannot be forgotten. */
const deskRoutes = (): string[] => routesWith('+page.svelte');

function routesWith(name: string): string[] {
	const found = globSync(`${ROOT}/**/${name}`).map((file) => file.replaceAll('\\', '/'));
	return found.map((file) => file.slice(ROOT.length, -`/${name}`.length)).sort();
}

const files = routesWith('+server.ts');

/**
 * Finds a page of every route by following the links of Coulisses, from the first page on. What no link leads to is in `lost`.
 * @param begin pages that are known already: all of them are in, several of one route too.
 */
export async function findPages(
	url: string,
	cookies: readonly Cookie[],
	begin: readonly string[]
): Promise<{ pages: DeskPage[]; lost: string[] }> {
	const routes = deskRoutes();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const found = new Map<string, string>();
	for (const path of begin) found.set(path, routeOf(routes, path) ?? '');
	const visits = new Set(['/desk', ...begin]);
	const kinds = new Set<string>();
	for (const path of visits) {
		const answer = await fetch(url + href(path, 'fr'), { headers: { cookie, accept: 'text/html' } });
		for (const [, link = ''] of (await answer.text()).matchAll(/href="(\/fr\/coulisses[^"#]*)"/g)) {
			const { pathname, search, searchParams } = new URL(link.replaceAll('&amp;', '&'), url);
			const next = parseAddress(pathname)?.path ?? '';
			const route = routeOf(routes, next);
			if (!route) continue;
			if (![...found.values()].includes(route)) found.set(next + search, route);
			// a list cut in another way has other links; sorted in another way it has not
			const kind = [route, ...[...searchParams.keys()].sort()].join(' ');
			if (!kinds.has(kind)) visits.add(next + search);
			kinds.add(kind);
		}
	}
	const pages = [...found].map(([path, route]) => ({ route, path }));
	return {
		pages: pages.sort((one, other) => one.route.localeCompare(other.route)),
		lost: routes.filter((route) => ![...found.values()].includes(route))
	};
}

/** The route of a page; a folder with a name of its own goes before one that takes any. Nothing for a file to take away, which is no page. */
function routeOf(pages: readonly string[], path: string): string | undefined {
	const [own = ''] = path.split('?');
	const fits = (route: string): boolean => new RegExp(`^${route.replace(/\[[^\]]+\]/g, '[^/]+')}$`).test(own);
	const [best] = [...pages, ...files]
		.filter(fits)
		.sort((one, other) => one.split('[').length - other.split('[').length);
	return best && pages.includes(best) ? best : undefined;
}
