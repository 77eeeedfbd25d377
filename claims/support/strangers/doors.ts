import { globSync } from 'node:fs';
import { href } from '#kernel/address.ts';

/** An address of the program that names something of somebody's, as the folders of the routes say it. */
export type Door = Readonly<{ route: string; page: boolean }>;

/** Every address with a part that names something, read from the files so that a new one cannot be forgotten. */
export function doors(): Door[] {
	const root = 'src/routes';
	const files = globSync(`${root}/**/{+page.server.ts,+page.svelte,+server.ts}`).map((file) =>
		file.replaceAll('\\', '/')
	);
	const found = files.map((file) => ({
		route: file.slice(root.length, file.lastIndexOf('/')),
		page: file.includes('(')
	}));
	const named = found.filter(({ route }) => /\[(?!\[?locale)/.test(route));
	return [...new Map(named.map((one) => [one.route, one])).values()].toSorted((a, b) => a.route.localeCompare(b.route));
}

/** The address of a door with one of somebody's ids, links or codes in each part that names something. */
export function through({ route, page }: Door, handle: string): string {
	const path = route
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\[\[?(?:\.\.\.)?(\w+)\]?\]/g, (_, name) => (name === 'width' ? '320' : handle));
	return page ? href(path || '/', 'fr') : path;
}
