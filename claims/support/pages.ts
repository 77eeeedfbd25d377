import { setTimeout as pause } from 'node:timers/promises';
import { parseAddress } from '#kernel/address.ts';

/** Every page of the demonstration, found by following the links of the home page as a visitor would; `closed` needs a sign-in. */
export async function addressesOf(url: string): Promise<{ open: string[]; closed: string[] }> {
	const found = new Set<string>(['/']);
	const patterns = new Set<string>();
	for (const path of found) {
		const answer = await fetch(`${url}/fr${path === '/' ? '' : path}`);
		if (!answer.headers.get('content-type')?.startsWith('text/html')) {
			found.delete(path);
			continue;
		}
		for (const [, link = ''] of (await answer.text()).matchAll(/href="(\/fr[^"#?]*)"/g)) {
			const next = parseAddress(link)?.path;
			if (next && isNew(patterns, next)) found.add(next);
		}
	}
	return {
		open: [...found],
		closed: [
			...['/me', '/me/profile', '/me/access', '/me/data', '/desk', '/desk/outbox', '/desk/facts', '/desk/team'],
			...['/desk/people', '/desk/people/new', '/desk/gallery', '/desk/gallery/new']
		]
	};
}

/** Ten pages of one pattern look alike: two of each are looked at. */
function isNew(patterns: Set<string>, path: string): boolean {
	const [first = '', ...rest] = path.split('/').filter(Boolean);
	const pattern = [first, ...rest.map(() => '*')].join('/');
	for (const turn of [1, 2]) {
		const name = `${pattern} ${turn}`;
		if (patterns.has(`${name} ${path}`)) return false;
		if ([...patterns].some((one) => one.startsWith(`${name} `))) continue;
		patterns.add(`${name} ${path}`);
		return true;
	}
	return false;
}

export type Cookie = { name: string; value: string; url: string };

/** The cookies of an invented person of the demonstration, by her place in the bar « Je suis… ». */
export async function signedIn(
	url: string,
	key: 'teacher' | 'founder' | 'director' | 'coordinator' | 'admin'
): Promise<Cookie[]> {
	const order = ['teacher', 'founder', 'director', 'coordinator', 'admin'];
	const page = await (await fetch(`${url}/fr`)).text();
	const persons = [...page.matchAll(/name="person" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
	return switchTo(url, persons[order.indexOf(key)] ?? '');
}

/** The cookies of any invented person of the demonstration. */
export async function switchTo(url: string, person: string): Promise<Cookie[]> {
	const answer = await fetch(`${url}/demo/switch`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url },
		body: new URLSearchParams({ person, back: '/fr' })
	});
	if (answer.status !== 303) throw new Error(`the bar of the demonstration answers ${answer.status}`);
	return answer.headers.getSetCookie().map((line) => {
		const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
		return { name, value, url };
	});
}

/** The page of a letter of the outbox: the registration that came before has written one, within moments. */
export async function letterIn(url: string, cookies: Cookie[]): Promise<string> {
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	for (let turn = 0; turn < 50; turn++) {
		const page = await (await fetch(`${url}/fr/coulisses/outbox`, { headers: { cookie } })).text();
		const [, id] = /href="\/fr\/coulisses\/outbox\/([0-9a-f-]{36})"/.exec(page) ?? [];
		if (id) return `/desk/outbox/${id}`;
		await pause(200);
	}
	throw new Error('no letter came to the outbox');
}
