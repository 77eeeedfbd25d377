import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { alive } from '../../../tests/support/browser.ts';
import { note, openPage, type Seen, tabTo } from '../look.ts';
import type { Cookie } from '../pages.ts';

type Visit = Readonly<{ browser: Browser; url: string; seen: Seen }>;

/** Writes an offer and publishes it, by Tab, letters, the space bar and Enter. @returns our own path of what everybody reads */
export async function offerByKeyboard({ browser, url, seen }: Visit, cookies: Cookie[]): Promise<string> {
	const page = await openPage(browser, { url, cookies }, seen);
	await page.goto(url + href('/me/partnering/new', 'fr'));
	await alive(page);
	await tabTo(page, '[name=direction]', seen);
	await page.keyboard.press('Space');
	await tabTo(page, '[name=kind]', seen);
	await page.keyboard.press('End');
	await tabTo(page, '[name=title]', seen);
	await page.keyboard.type('Une exposition à faire voyager (fictif)');
	await tabTo(page, '[name=needs]', seen);
	await page.keyboard.type('Douze caisses, deux personnes pour le montage.');
	await tabTo(page, 'form[action*="save"] button:not([formaction])', seen);
	await page.keyboard.press('Enter');
	await page
		.waitForURL(/done=/, { timeout: 10_000 })
		.catch(() => note(seen, page.url(), ['an offer is not written by keyboard alone']));
	await alive(page);
	await tabTo(page, 'form[action*="publish"] button, button[formaction*="publish"]', seen);
	await page.keyboard.press('Enter');
	await page
		.waitForURL(/done=published/, { timeout: 10_000 })
		.catch(() => note(seen, page.url(), ['an offer is not published by keyboard alone']));
	const id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? '';
	await page.context().close();
	return `/partnering/${id}`;
}

/** Answers it from abroad without an account, by Tab, letters and Enter. */
export async function answerByKeyboard({ browser, url, seen }: Visit, proposal: string): Promise<void> {
	const page = await openPage(browser, { url, cookies: [] }, seen);
	await page.goto(url + href(`${proposal}/abroad`, 'en'));
	await alive(page);
	await tabTo(page, '[name=name]', seen);
	await page.keyboard.type('Kuvapaja Oy (fictional)');
	await tabTo(page, '[name=country]', seen);
	await page.keyboard.type('Finland');
	await tabTo(page, '[name=person]', seen);
	await page.keyboard.type('Kaisa');
	await tabTo(page, '[name=words]', seen);
	await page.keyboard.type('We would show it in spring.');
	await tabTo(page, '[name=email]', seen);
	await page.keyboard.type('kaisa@kuvapaja.example');
	// a form that tells a hand from a machine takes nothing within three seconds
	await pause(3100);
	await page.keyboard.press('Enter');
	await page
		.waitForURL(/done=knocked/, { timeout: 10_000 })
		.catch(() => note(seen, page.url(), ['an offer is not answered by keyboard alone']));
	await page.context().close();
}
