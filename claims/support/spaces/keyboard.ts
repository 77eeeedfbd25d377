import type { Browser, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { alive } from '../../../tests/support/browser.ts';
import { note, openPage, type Seen, tabTo } from '../look.ts';
import type { Cookie } from '../pages.ts';

type Visit = Readonly<{ browser: Browser; url: string; seen: Seen }>;

/** Chooses another hour in the week after, and books it, by Tab, letters and Enter. */
export async function bookByKeyboard({ browser, url, seen }: Visit, room: string): Promise<void> {
	const page = await openPage(browser, { url, cookies: [] }, seen);
	await page.goto(url + href(`/spaces/${room}`, 'fr'));
	await alive(page);
	await follow(page, '#week nav a:last-child', /day=/, seen);
	await follow(page, '#week td.free a', /from=/, seen);
	const asked = new URL(page.url()).searchParams;
	for (const name of ['day', 'from', 'until'])
		if ((await page.inputValue(`#book [name=${name}]`)) !== asked.get(name))
			note(seen, page.url(), [`the field ${name} is not the hour that was chosen by keyboard`]);
	await tabTo(page, '#book [name=name]', seen);
	await page.keyboard.type('Noé Clavier (fictif)');
	await tabTo(page, '#book [name=email]', seen);
	await page.keyboard.type('noe.clavier@exemple.invalid');
	await page.keyboard.press('Enter');
	await arrived(page, /\/espaces\/reservation\//, 'a room is not booked by keyboard alone', seen);
	await page.context().close();
}

/** Finds a request in the list, writes a word and accepts it, without a mouse. */
export async function answerByKeyboard(
	{ browser, url, seen }: Visit,
	cookies: Cookie[],
	request: string
): Promise<void> {
	const page = await openPage(browser, { url, cookies }, seen);
	await page.goto(`${url}${href('/desk/spaces/reservations', 'fr')}?state=waiting&when=coming`);
	await alive(page);
	await follow(page, `main a[href$="${request}"]`, new RegExp(request), seen);
	await tabTo(page, '[name=word]', seen);
	await page.keyboard.type('Bienvenue, la clé est au bar.');
	await tabTo(page, 'form[action*="?/accept"] button:not([formaction])', seen);
	await page.keyboard.press('Enter');
	await arrived(page, /done=accepted/, 'a request is not answered by keyboard alone', seen);
	await page.context().close();
}

async function follow(page: Page, link: string, to: RegExp, seen: Seen): Promise<void> {
	await tabTo(page, link, seen);
	await page.keyboard.press('Enter');
	await arrived(page, to, `${link} is not followed by Enter`, seen);
	await alive(page);
}

async function arrived(page: Page, to: RegExp, otherwise: string, seen: Seen): Promise<void> {
	await page.waitForURL(to, { timeout: 10_000 }).catch(() => note(seen, page.url(), [otherwise]));
}
