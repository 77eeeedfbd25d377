import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { href, parseAddress } from '#kernel/address.ts';
import { ask, isRefused, type Somebody } from './people.ts';

/** An address behind which there is something, and the acts that its page takes. */
export type Door = Readonly<{ route: string; path: string; acts: readonly string[] }>;

/** The pages and files of the program, as the tree of routes has them. */
const tree = globSync('src/routes/**/+{page.svelte,server.ts}').map((file) => {
	const [, route = '', name = ''] = /^src\/routes\/?(.*)\/\+(.+)$/.exec(file.replaceAll('\\', '/')) ?? [];
	const plain = `/${route.replace(/\(\w+\)\/?/g, '')}`.replace(/\/$/, '') || '/';
	const fits = new RegExp(`^${plain.replace(/[.]/g, '\\.').replace(/\[+(\\\.)*[^\]]+\]+/g, '[^/]+')}$`);
	return { route, fits, isPage: name === 'page.svelte', loose: plain.split('[').length };
});

/** The forms that each page takes, as the routes themselves say it. */
const acts = Map.groupBy(
	execFileSync(process.execPath, ['scripts/routes.ts', '--list'], { encoding: 'utf8' })
		.split('\n')
		.flatMap((line) => {
			const [, route, name] = /^(.+)\/\+page\.server\.ts#(\w+): /.exec(line) ?? [];
			return route && name && name !== 'load' ? [{ route, name }] : [];
		}),
	({ route }) => route
);

const routeOf = (path: string) =>
	tree.filter(({ fits }) => fits.test(path)).toSorted((one, other) => one.loose - other.loose)[0];

/**
 * Follows links as somebody, two of each route at most.
 * @param most so many pages are looked at.
 */
export async function findDoors(url: string, who: Somebody, begin: readonly string[], most: number): Promise<Door[]> {
	const found = new Map<string, Door>();
	const counts = new Map<string, number>();
	const waiting = [...begin];
	let looked = 0;
	for (const path of waiting) {
		const [own = ''] = path.split('?');
		const at = routeOf(own);
		if (!at || found.has(own) || (counts.get(at.route) ?? 0) >= 2 || looked >= most) continue;
		looked++;
		const answer = await ask(url, who, own, { spoken: at.isPage || own.startsWith('/desk') });
		if (answer.status !== 200) continue;
		counts.set(at.route, (counts.get(at.route) ?? 0) + 1);
		found.set(own, { route: at.route, path: own, acts: (acts.get(at.route) ?? []).map(({ name }) => name) });
		for (const [, link = ''] of answer.text.matchAll(/(?:href|action)="(\/[^"#]*)"/g)) {
			const { pathname } = new URL(link.replaceAll('&amp;', '&'), url);
			waiting.push(parseAddress(pathname)?.path ?? pathname);
		}
	}
	return [...found.values()];
}

/** Whether somebody is let in. */
export const opens = async (url: string, who: Somebody, { path }: Door): Promise<boolean> =>
	(await ask(url, who, path, { spoken: !/^\/(films|overlay|antenne|pictures|og)\//.test(path) })).status === 200;

/** The acts of a page that do not refuse somebody who may not be there. */
export async function taken(url: string, who: Somebody, { path, acts: names }: Door): Promise<string[]> {
	const done: string[] = [];
	for (const name of names) {
		const act = name === 'default' ? '' : `?/${name}`;
		const answer = await ask(url, who, path + act, { method: 'POST', body: new URLSearchParams({ sure: '1' }) });
		if (!isRefused(answer)) done.push(`${href(path, 'fr')}${act} answers ${answer.status}`);
	}
	return done;
}
