import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { parseAddress } from '#kernel/address.ts';
import { ask, isRefused, type Somebody } from './people.ts';

/** An address behind which there is something, whether it is said in a language, and the acts that its page takes. */
export type Door = Readonly<{ path: string; spoken: boolean; acts: readonly string[] }>;

/** The pages and files of the program, as the tree of routes has them. */
const tree = globSync('src/routes/**/+{page.svelte,server.ts}').map((file) => {
	const [, route = ''] = /^src\/routes\/?(.*)\/\+.+$/.exec(file.replaceAll('\\', '/')) ?? [];
	const plain = `/${route.replace(/\(\w+\)\/?/g, '')}`.replace(/\/$/, '') || '/';
	const fits = new RegExp(`^${plain.replace(/[.]/g, '\\.').replace(/\[+(\\\.)*[^\]]+\]+/g, '[^/]+')}$`);
	return { route, fits, loose: plain.split('[').length };
});

/** What each route answers with, as far as it asks who comes: the routes themselves say it. */
const guarded = Map.groupBy(
	execFileSync(process.execPath, ['scripts/routes.ts', '--list'], { encoding: 'utf8' })
		.split('\n')
		.flatMap((line) => {
			const [, route, name, asks] = /^(.+)\/\+\w+(?:\.server)?\.ts#(\w+): (.+)$/.exec(line) ?? [];
			return route && name && asks !== 'public' ? [{ route, name }] : [];
		}),
	({ route }) => route
);
const apart = ['load', 'GET'];
const actsOf = (route: string): string[] =>
	(guarded.get(route) ?? []).flatMap(({ name }) => (apart.includes(name) ? [] : name));
/** A page of Coulisses or of a person without a load of its own is asked for by what is around it. */
const asks = (route: string): boolean => guarded.has(route) || /^\((coulisses|person)\)/.test(route);

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
		if (!at || !asks(at.route) || found.has(own)) continue;
		if ((counts.get(at.route) ?? 0) >= 2 || looked++ >= most) continue;
		const spoken = at.route.startsWith('(');
		const answer = await ask(url, who, own, { spoken });
		if (answer.status !== 200) continue;
		counts.set(at.route, (counts.get(at.route) ?? 0) + 1);
		found.set(own, { path: own, spoken, acts: actsOf(at.route) });
		for (const [, link = ''] of answer.text.matchAll(/(?:href|action)="(\/[^"#]*)"/g)) {
			const { pathname } = new URL(link.replaceAll('&amp;', '&'), url);
			waiting.push(parseAddress(pathname)?.path ?? pathname);
		}
	}
	return [...found.values()];
}

/** Whether somebody is let in. */
export const opens = async (url: string, who: Somebody, { path, spoken }: Door): Promise<boolean> =>
	(await ask(url, who, path, { spoken })).status === 200;

/** The acts of a page that do not refuse somebody who may not be there. */
export async function taken(url: string, who: Somebody, { path, spoken, acts: names }: Door): Promise<string[]> {
	const done: string[] = [];
	for (const name of names) {
		const isMethod = /^[A-Z]+$/.test(name);
		const act = isMethod || name === 'default' ? '' : `?/${name}`;
		const method = isMethod ? name : 'POST';
		const answer = await ask(url, who, path + act, { spoken, method, body: new URLSearchParams({ sure: '1' }) });
		if (!isRefused(answer)) done.push(`${path}${act} answers ${answer.status}`);
	}
	return done;
}
