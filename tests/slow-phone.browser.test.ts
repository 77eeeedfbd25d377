import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { open, registrationPage } from '../claims/support/hub.ts';
import { alive } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub();

test('three places and the names that were given before the page came alive are kept, and can be changed after', async () => {
	const seance = await open('lente');
	const { page, arrive } = await slowly(registrationPage(seance));
	const seats = page.getByLabel('Nombre de places');
	await seats.selectOption('3');
	await page.locator('main summary').click();
	await page.locator('#name-2').fill('Bruno Lent');
	await page.locator('#name').fill('Alice Lente');
	await arrive();
	expect(await seats.inputValue()).toBe('3');
	expect(await page.locator('#name').inputValue()).toBe('Alice Lente');
	expect(await page.locator('[id^=name-]').evaluateAll(valuesOf)).toEqual(['Bruno Lent', '']);
	await seats.selectOption('2');
	await page.locator('#name-3').waitFor({ state: 'detached' });
	await page.locator('#email').fill('alice@example.org');
	await page.locator('main form button').click();
	await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
	expect(await page.getByRole('img', { name: /^QR du ticket/ }).count()).toBe(2);
});

test('what was ticked, chosen and unfolded in a filter is kept', async () => {
	await open('filtree', {}, { sectors: ['gaming'] });
	const { page, arrive } = await slowly('/fr/agenda');
	await page.getByText('Plus de filtres').click();
	await page.getByLabel('Secteur').selectOption('gaming');
	await page.locator('[name=free]').check();
	await arrive();
	expect(await page.getByLabel('Secteur').inputValue()).toBe('gaming');
	expect(await page.locator('[name=free]').isChecked()).toBe(true);
	expect(await page.locator('[name=online]').isChecked()).toBe(false);
	expect(await page.locator('[name=free]').isVisible()).toBe(true);
});

test('a reason that was chosen and words that were typed are kept', async () => {
	const { page: activity } = await slowly(`/fr/agenda/${(await open('signalee')).slug}`);
	const { page, arrive } = await slowly(
		(await activity.locator('a[href*="kind=offering"]').getAttribute('href')) ?? ''
	);
	await page.locator('[name=reason]').nth(1).check();
	await page.locator('[name=words]').fill('Un prix qui n’est pas le bon.');
	await arrive();
	expect(await page.locator('[name=reason]').nth(1).isChecked()).toBe(true);
	expect(await page.locator('[name=words]').inputValue()).toBe('Un prix qui n’est pas le bon.');
});

const valuesOf = (fields: Element[]): string[] => fields.map((field) => (field as HTMLInputElement).value);

/** A page whose scripts do not come until `arrive`. */
async function slowly(path: string): Promise<{ page: Page; arrive: () => Promise<void> }> {
	const page = await (await browser.newContext({ locale: 'fr-BE' })).newPage();
	const { promise: held, resolve: release } = Promise.withResolvers<void>();
	await page.route(/\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(url + path, { waitUntil: 'domcontentloaded' });
	const arrive = async () => {
		release();
		await alive(page);
	};
	return { page, arrive };
}
