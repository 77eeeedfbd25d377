import { globSync } from 'node:fs';
import { href, parseAddress } from '#kernel/address.ts';

/** A form as its page shows it: where it goes, how, and the names of its fields. */
export type FoundForm = Readonly<{ page: string; action: string; files: boolean; fields: readonly string[] }>;
/** All that somebody finds by following links: a page and a file of each route, and every form of those pages. */
export type Doors = Readonly<{
	pages: readonly string[];
	files: readonly string[];
	forms: readonly FoundForm[];
	routes: number;
}>;

type Asker = Readonly<{ url: string; headers: Readonly<Record<string, string>> }>;

/** Whoever sent one of these would be somebody else afterwards. */
const ENDS = /signOut|sign-out|demo\/switch|endAll|end$/i;
/** Of a route so many addresses are opened: a second one may show what the first has none of. */
const EACH = 2;

const routes = globSync('src/routes/**/+{page.svelte,server.ts}')
	.map((file) => file.replaceAll('\\', '/').slice('src/routes'.length))
	.map((file) => ({ page: file.endsWith('+page.svelte'), pattern: patternOf(file) }))
	// a folder with a name of its own goes before one that takes any
	.sort((one, other) => one.pattern.source.split('[^').length - other.pattern.source.split('[^').length);

function patternOf(file: string): RegExp {
	const folders = file.split('/').slice(1, -1);
	const parts = folders.map((folder) => {
		if (folder.startsWith('(')) return '';
		if (folder.startsWith('[[')) return '(/[^/]+)?';
		if (folder.startsWith('[...')) return '/.+';
		return `/${folder.replaceAll('.', '\\.').replace(/\[[^\]]+\]/g, '[^/]+')}`;
	});
	return new RegExp(`^${parts.join('') || '/'}$`);
}

/** Follows links from some pages on, as whoever the headers say. @param most how many pages are opened */
export async function doorsOf(asker: Asker, begin: readonly string[], most: number): Promise<Doors> {
	const opened = new Map<object, number>();
	const files = new Map<object, string[]>();
	const forms = new Map<string, FoundForm>();
	const pages: string[] = [];
	const waiting = [...begin];
	const seen = new Set(waiting);
	for (let path = waiting.shift(); path !== undefined && pages.length < most; path = waiting.shift()) {
		const route = routeOf(path);
		const count = opened.get(route ?? asker) ?? 0;
		if (!route?.page || count >= EACH) continue;
		opened.set(route, count + 1);
		const html = await textOf(asker, path);
		if (html === null) continue;
		pages.push(path);
		for (const form of formsIn(html, path)) forms.set(routeKey(form), form);
		for (const link of linksIn(html, asker.url)) {
			if (seen.has(link)) continue;
			seen.add(link);
			const its = routeOf(link);
			if (its?.page) waiting.push(link);
			else if (its) files.set(its, [...(files.get(its) ?? []), link].slice(0, EACH));
		}
	}
	return { pages, files: [...files.values()].flat(), forms: [...forms.values()], routes: opened.size + files.size };
}

/** Our own path without its language; a file without a language is itself. */
function linksIn(html: string, url: string): string[] {
	return [...html.matchAll(/(?:href|src|content)="([^"#]+)"/g)].flatMap(([, link = '']) => {
		const to = URL.parse(link.replaceAll('&amp;', '&'), `${url}/fr/`);
		if (to?.origin !== url) return [];
		return (parseAddress(to.pathname)?.path ?? to.pathname) + to.search;
	});
}

const routeOf = (path: string) => routes.find(({ pattern }) => pattern.test(path.split('?')[0] ?? ''));

const routeKey = ({ page, action, fields }: FoundForm): string =>
	[routes.indexOf(routeOf(page) as (typeof routes)[number]), action.split('?')[1] ?? '', fields.join()].join(' ');

async function textOf({ url, headers }: Asker, path: string): Promise<string | null> {
	const answer = await fetch(url + href(path, 'fr'), { headers: { ...headers, accept: 'text/html' } });
	const text = await answer.text();
	return answer.ok && answer.headers.get('content-type')?.startsWith('text/html') ? text : null;
}

function formsIn(html: string, page: string): FoundForm[] {
	return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
		if (!/method="post"/i.test(head)) return [];
		const inForm = /action="([^"]*)"/.exec(head)?.[1];
		const inButtons = [...inside.matchAll(/formaction="([^"]*)"/g)].map(([, action = '']) => action);
		const actions = inForm === undefined && inButtons.length ? inButtons : [inForm ?? '', ...inButtons];
		const fields = [...new Set([...inside.matchAll(/\sname="([^"]+)"/g)].map(([, name = '']) => name))];
		return actions
			.filter((action) => !ENDS.test(action))
			.map((action) => ({
				page,
				action: action.replaceAll('&amp;', '&').split('#')[0] ?? '',
				files: /multipart/.test(head),
				fields
			}));
	});
}
