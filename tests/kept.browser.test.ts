import type { Page, Response } from 'playwright-core';
import { expect, test } from 'vitest';
import { open, registrationPage, settled } from '../claims/support/hub.ts';
import { alive } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub();

/** A page that says what its policy has forbidden, and what has failed in it. */
async function watched(): Promise<{ page: Page; faults: string[] }> {
	const page = await browser.newPage({ locale: 'fr' });
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
	return { page, faults };
}

const go = async (page: Page, path: string): Promise<Response> => {
	const response = await page.goto(url + path);
	await alive(page);
	return response as Response;
};

test('a page that the browser has already is not sent again, and lives with the nonce that it came with', async () => {
	await open('gardee');
	await settled();
	const { page, faults } = await watched();
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	const documents = new Set<string>();
	const statuses: number[] = [];
	session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
		if (type === 'Document' && request.url.endsWith('/fr/agenda')) documents.add(requestId);
	});
	// as it was on the wire: what a page is told of a 304 is the 200 that it had
	session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
		if (documents.has(requestId)) statuses.push(statusCode);
	});
	const nonce = () => page.evaluate(() => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce);
	await go(page, '/fr/agenda');
	const first = await nonce();
	await go(page, '/fr/reseau');
	await go(page, '/fr/agenda');
	expect(statuses).toEqual([200, 304]);
	expect(first).toBeTruthy();
	expect(await nonce()).toBe(first);
	await page.getByRole('link', { name: 'Titre gardee' }).click();
	await page.waitForURL('**/agenda/gardee');
	expect(faults).toEqual([]);
});

test('the form of a kept page is another one at each visit, and is taken', async () => {
	const seance = await open('formulaire');
	await settled();
	const { page, faults } = await watched();
	const key = () => page.locator('input[name=key]').getAttribute('value');
	await go(page, registrationPage(seance));
	const first = await key();
	await go(page, '/fr/agenda');
	await go(page, registrationPage(seance));
	expect(await key()).not.toBe(first);
	await page.locator('#name').fill('Alice Gardée');
	await page.locator('#email').fill('alice@example.org');
	await page.locator('main form button').click();
	await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
	expect(faults).toEqual([]);
});
