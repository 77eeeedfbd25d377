import { globSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { href, parseAddress } from '#kernel/address.ts';
import { axe } from '../../tests/support/browser.ts';

/** Pages of something that is named behind the question mark: without it there is no page. */
const NAMED = new Set(['/report', '/desk/registrations/new', '/desk/registrations/write']);

/**
 * The pages of the demonstration. `open` are found by following the links of the home page as a visitor would, then those of the map of the site, and in
 * the files what no link leads to; `closed` needs a sign-in: each page of a person and of the team that needs no id in its address.
 */
export async function addressesOf(url: string): Promise<{ open: string[]; closed: string[] }> {
	const found = new Set<string>(['/']);
	const patterns = new Set<string>();
	await follow(url, found, patterns);
	const map = await (await fetch(`${url}/sitemap.xml`)).text();
	const mapped = new Set<string>();
	for (const [, page = ''] of map.matchAll(/<loc>([^<]+)<\/loc>/g)) {
		const next = parseAddress(new URL(page).pathname);
		if (next?.locale === 'fr' && isNew(patterns, next.path)) mapped.add(next.path);
	}
	await follow(url, mapped, patterns);
	for (const path of mapped) found.add(path);
	for (const path of pagesIn('public').filter((path) => !path.startsWith('/sign-in/'))) {
		const answer = await fetch(url + href(path, 'fr'), { redirect: 'manual' });
		if (answer.ok) found.add(path);
	}
	const closed = [...pagesIn('person'), ...pagesIn('coulisses')].filter((path) => !NAMED.has(path));
	return { open: [...found], closed };
}

/** Adds the pages that those found lead to, two of each pattern, and takes out what does not answer. */
async function follow(url: string, found: Set<string>, patterns: Set<string>): Promise<void> {
	for (const path of found) {
		const answer = await fetch(url + href(path, 'fr'));
		if (!answer.ok) {
			found.delete(path);
			continue;
		}
		for (const [, link = ''] of (await answer.text()).matchAll(/href="(\/fr[^"#]*)"/g)) {
			const { pathname, search } = new URL(link.replaceAll('&amp;', '&'), url);
			const next = parseAddress(pathname)?.path;
			if (!next || /\.\w+$/.test(next)) continue;
			if (isNew(patterns, next)) found.add(next);
			if (NAMED.has(next) && search && isNew(patterns, `${next}/named`)) found.add(next + search);
		}
	}
}

/** Our own paths of the pages of a group of routes that have no parameter, read from the files. */
function pagesIn(group: 'public' | 'person' | 'coulisses'): string[] {
	const root = `src/routes/(${group})`;
	const found = globSync(`${root}/**/+page.svelte`).map((file) => file.replaceAll('\\', '/'));
	const paths = found.map((file) => file.slice(root.length, -'/+page.svelte'.length) || '/');
	return paths.filter((path) => !path.includes('[')).sort();
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

/**
 * A letter's frame runs no script, so axe would wait in it for ever: the letter is opened as a page of its own, as a mail program would.
 * @returns what axe says of it.
 */
export async function takeLetterOut(page: Page): Promise<string[]> {
	const frame = page.locator('iframe[sandbox]');
	if (!(await frame.count())) return [];
	const letter = await page.context().newPage();
	await letter.setContent((await frame.getAttribute('srcdoc')) ?? '');
	const violations = await axe(letter);
	await letter.close();
	await frame.evaluate((element) => element.remove());
	return violations.map((violation) => `the letter: ${violation}`);
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
