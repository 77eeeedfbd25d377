import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { href, parseAddress } from '#kernel/address.ts';
import { axe } from '../../tests/support/browser.ts';
import { sendSurely } from './asking/asked.ts';

export type Cookie = { name: string; value: string; url: string };

/** The header of a request with these. */
export const cookieLine = (cookies: readonly Pick<Cookie, 'name' | 'value'>[]): string =>
	cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

/** The cookies of an invented person of the demonstration, by her place in the bar « Je suis… ». */
export async function signedIn(
	url: string,
	key: 'teacher' | 'founder' | 'adviser' | 'director' | 'coordinator' | 'admin'
): Promise<Cookie[]> {
	const order = ['teacher', 'founder', 'adviser', 'director', 'coordinator', 'admin'];
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

/** Sends a form as somebody, without a browser, and says yes to what is asked back. @returns our own path of the page that it leads to. */
export async function sendForm(
	url: string,
	cookies: readonly Cookie[],
	path: string,
	body: FormData | URLSearchParams
): Promise<string> {
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const headers = { cookie, origin: url, accept: 'text/html' };
	const answer = await sendSurely(url + href(path, 'fr'), body, (address, sent) =>
		fetch(address, { method: 'POST', redirect: 'manual', headers, body: sent })
	);
	await answer.arrayBuffer();
	const to = answer.headers.get('location');
	if (answer.status !== 303 || !to) throw new Error(`${path} answers ${answer.status}`);
	return parseAddress(new URL(to, url).pathname)?.path ?? '';
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
		const page = await (await fetch(`${url}/fr/coulisses/envois`, { headers: { cookie } })).text();
		const [, id] = /href="\/fr\/coulisses\/envois\/([0-9a-f-]{36})"/.exec(page) ?? [];
		if (id) return `/desk/outbox/${id}`;
		await pause(200);
	}
	throw new Error('no letter came to the outbox');
}
