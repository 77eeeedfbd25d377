import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { open, registrationPage } from '../claims/support/hub.ts';
import { signedIn } from '../claims/support/pages.ts';
import { alive } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');

const go = async (page: Page, path: string) => {
	await page.goto(url + path);
	await alive(page);
};
const bar = (page: Page) => page.getByRole('alert').filter({ hasText: 'Pas envoyé' });

test('cut from the network, a registration stays as it is, and is sent when it is back', async () => {
	const seance = await open('coupee');
	const page = await browser.newPage({ locale: 'fr' });
	await go(page, registrationPage(seance));
	await page.locator('#name').fill('Alice Coupée');
	await page.locator('#email').fill('alice.coupee@example.org');
	await page.context().setOffline(true);
	await page.locator('main form button[type=submit]').last().click();
	await bar(page).waitFor();
	expect(await page.locator('#name').inputValue()).toBe('Alice Coupée');
	expect(await page.locator('body').textContent()).not.toContain('Internal Error');
	await page.context().setOffline(false);
	await bar(page).getByRole('button', { name: 'Réessayer' }).click();
	await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
});

test('a press without a network, before what sends forms has come, stays on its page and can be made again', async () => {
	const page = await browser.newPage({ locale: 'fr' });
	await go(page, href('/', 'fr'));
	await page.context().setOffline(true);
	const choice = page.locator('form[action="/demo/switch"] button').first();
	await choice.click();
	await bar(page).waitFor();
	expect(page.url()).toBe(url + href('/', 'fr'));
	await page.context().setOffline(false);
	const [answer] = await Promise.all([
		page.waitForResponse((one) => one.request().method() === 'POST'),
		choice.click()
	]);
	expect(answer.status()).toBeLessThan(400);
});

test('what stands in another form of the page stays when one is sent', async () => {
	const page = await asPerson('teacher');
	await go(page, href('/me', 'fr'));
	const name = page.locator('form[action^="?/rename"] [name=name]');
	await name.fill('Un nom qui attend');
	const signsOut = page.locator('form[action^="?/signOut"]');
	await page.evaluate(() => document.querySelector('form[action^="?/signOut"]')?.setAttribute('action', '?/rename'));
	await signsOut.or(page.locator('form[action="?/rename"]')).last().locator('button').click();
	await page.locator('[role=alert], [aria-invalid=true]').first().waitFor();
	expect(await name.inputValue()).toBe('Un nom qui attend');
});

test('a refusal keeps the file that was attached, with all else', async () => {
	const page = await asPerson('coordinator');
	await go(page, href('/desk/places/new', 'fr'));
	await page.locator('main input[type=file]').first().setInputFiles(photo);
	await page.locator('[name=sentence_fr]').fill('Une phrase gardée.');
	await page.locator('main form').last().locator('button[type=submit]').last().click();
	await page.locator('main [aria-invalid=true]').first().waitFor();
	expect(
		await page
			.locator('main input[type=file]')
			.first()
			.evaluate((one: HTMLInputElement) => one.files?.length)
	).toBe(1);
	expect(await page.locator('[name=sentence_fr]').inputValue()).toBe('Une phrase gardée.');
});

test('a session that ended leads back to the form as it was left, and sends nothing by itself', async () => {
	for (const javaScriptEnabled of [true, false]) {
		const page = await asPerson('coordinator', javaScriptEnabled);
		await page.goto(url + href('/desk/places/new', 'fr'));
		if (javaScriptEnabled) await alive(page);
		const typed = `Salle gardée ${javaScriptEnabled}`;
		await page.locator('[name=name]').fill(typed);
		await page.locator('main input[type=file]').first().setInputFiles(photo);
		await page.context().clearCookies({ name: /session_token/ });
		await page.locator('main form').last().locator('button[type=submit]').last().click();
		await page.waitForURL(/returnTo/);
		expect(await page.getByText('Ce que vous avez écrit vous attend').count()).toBe(1);
		const back = new URL(page.url()).searchParams.get('returnTo') ?? '';
		await page.context().addCookies((await signedIn(url, 'teacher')).filter(isSession));
		await page.goto(url + href('/me', 'fr'));
		await page.context().clearCookies({ name: /session_token/ });
		await page.context().addCookies((await signedIn(url, 'coordinator')).filter(isSession));
		await page.goto(url + back);
		if (javaScriptEnabled) await alive(page);
		expect(await page.locator('[name=name]').inputValue()).toBe(typed);
		await page.getByText('Vous revoilà').waitFor();
		await page.goto(`${url}${href('/desk/places', 'fr')}?q=${encodeURIComponent(typed)}`);
		expect(await page.getByRole('link', { name: typed }).count()).toBe(0);
	}
});

test('what waits for somebody is given to nobody else on her computer', async () => {
	const page = await asPerson('coordinator');
	await go(page, href('/desk/places/new', 'fr'));
	await page.locator('[name=name]').fill('Un secret de la coordinatrice');
	await page.context().clearCookies({ name: /session_token/ });
	await page.locator('main form').last().locator('button[type=submit]').last().click();
	await page.waitForURL(/returnTo/);
	const back = new URL(page.url()).searchParams.get('returnTo') ?? '';
	await page.context().addCookies((await signedIn(url, 'admin')).filter(isSession));
	await go(page, back);
	expect(await page.locator('[name=name]').inputValue()).toBe('');
	expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('secret');
});

/** More than a stranger may send. */
const photo = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.alloc(700_000) };

const isSession = ({ name }: { name: string }): boolean => name.includes('session_token');

async function asPerson(who: Parameters<typeof signedIn>[1], javaScriptEnabled = true): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr', javaScriptEnabled });
	await context.addCookies(await signedIn(url, who));
	return context.newPage();
}
