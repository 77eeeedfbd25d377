import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#kernel/server/db.ts';
import { openHub } from '../claims/support/hub.ts';
import { signedIn } from '../claims/support/pages.ts';
import { axe, launchBrowser } from './support/browser.ts';

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let story: string;
const opened: BrowserContext[] = [];

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true, args: ['--demo'] }), launchBrowser({ still: true })]);
	story = `${hub.program.url}/fr/jeu/etincelle`;
});

afterAll(async () => {
	for (const context of opened) await context.close();
	await browser?.close();
	await hub?.close();
});

type Who = Parameters<typeof signedIn>[1];

async function context(who?: Who, more = {}): Promise<BrowserContext> {
	const made = await browser.newContext({ locale: 'fr', ...more });
	opened.push(made);
	if (who) await made.addCookies(await signedIn(hub.program.url, who));
	return made;
}

/** Opens the story and waits until the page plays by itself. */
async function open(from: BrowserContext, address = story): Promise<Page> {
	const page = await from.newPage();
	await page.goto(address);
	await ready(page);
	return page;
}

/** The button for sound is there as soon as the page plays by itself. */
const ready = (page: Page): Promise<unknown> =>
	page.locator('form:has(button[aria-pressed]) #said[aria-busy=false]').waitFor();

async function choose(page: Page, ...entries: string[]): Promise<void> {
	for (const entry of entries) {
		await page.locator(`[data-entry="${entry}"], [data-entry^="${entry}+"]`).first().click();
		await page.locator(`[data-entry="${entry}"]`).waitFor({ state: 'detached' });
		await ready(page);
	}
}

/** Takes what comes first until the next chapter may be begun. */
async function toDoor(page: Page): Promise<void> {
	while (!(await page.locator('[data-entry^="begin-"]').count()))
		await choose(page, (await page.locator('[data-entry]').first().getAttribute('data-entry')) ?? '');
}

/** Runs in the page: whether it keeps itself, the thread that plays, and the last of the drawings. */
async function kept(path: string): Promise<boolean> {
	const cache = await caches.open(`journey ${path}`);
	const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
	return [path, '/workers/', '/portrait/', '/scene/', '/words/'].every((one) => paths.some((its) => its.includes(one)));
}

const says = (page: Page, text: string): Promise<void> => page.locator('#said').getByText(text).first().waitFor();
const safe = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: false }).first().waitFor();

test('a visitor plays with the keyboard; a reload, another language and what was said keep her where she is', async () => {
	const page = await open(await context());
	await page.keyboard.press('1');
	await says(page, 'La moitié des choses commencent sous un abri');
	await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('said');
	await page.keyboard.press('Tab');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await says(page, 'Un visiteur à casquette se penche');
	expect(await axe(page)).toEqual([]);
	await page.reload();
	await ready(page);
	await says(page, 'Un visiteur à casquette se penche');
	await page.goto(`${hub.program.url}/en/game/etincelle`);
	await ready(page);
	expect(await page.locator('[data-entry]').first().getAttribute('data-entry')).toBe('pro-listen');
	await page.getByText('What was said').click();
	await expect.poll(() => page.locator('details .chosen').count()).toBe(2);
});

test('what was said is asked for before the story is open, and told as soon as it is', async () => {
	const page = await (await context()).newPage();
	const failures: string[] = [];
	page.on('pageerror', ({ message }) => failures.push(message));
	const asked = Promise.withResolvers<void>();
	await page.route(/\/words\//, (route) => asked.promise.then(() => route.continue()));
	await page.goto(story);
	await page.getByText('Ce qui a été dit').click();
	await page.locator('details[open] .turns').waitFor({ state: 'attached' });
	await page.evaluate(() => new Promise(requestAnimationFrame));
	asked.resolve();
	await page.locator('details .turns p').first().waitFor();
	expect(failures).toEqual([]);
});

test('without a network the page goes on where she was, and only that page', async () => {
	const visitor = await context();
	const page = await open(visitor);
	await choose(page, 'pro-rain');
	await expect.poll(() => page.evaluate(kept, new URL(story).pathname)).toBe(true);
	await visitor.setOffline(true);
	await page.reload();
	await ready(page);
	await choose(page, 'pro-read');
	await says(page, 'Tu lis.');
	expect(
		await page
			.locator('img')
			.first()
			.evaluate((one: HTMLImageElement) => one.naturalWidth)
	).toBe(320);
	await expect(page.goto(`${hub.program.url}/fr/agenda`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

test('a visitor who signs in brings her run with her; nothing of it is left when she has signed out', async () => {
	const visitor = await context();
	const page = await open(visitor);
	await choose(page, 'pro-rain', 'pro-read');
	await safe(page, 'dans ce navigateur');
	await visitor.addCookies(await signedIn(hub.program.url, 'director'));
	await page.reload();
	await safe(page, 'Gardée par le hub');
	await visitor.clearCookies();
	await page.reload();
	await ready(page);
	expect(await page.locator('[data-entry]').first().getAttribute('data-entry')).toBe('pro-rain');
});

test('two browsers that both went on make two runs, and she says with which she goes on', async () => {
	const [one, other] = [await context('teacher'), await context('teacher')];
	const first = await open(one);
	await choose(first, 'pro-rain');
	await safe(first, 'Gardée par le hub');
	const second = await open(other);
	await says(second, 'La moitié des choses');
	await other.setOffline(true);
	await choose(second, 'pro-read');
	await safe(second, 'Hors ligne');
	await choose(first, 'pro-owner');
	await safe(first, 'Gardée par le hub');
	await other.setOffline(false);
	await safe(second, 'jouée à deux endroits');
	expect(await axe(second)).toEqual([]);
	await second.getByRole('button', { name: 'Reprendre l’autre' }).click();
	await says(second, 'Un visiteur à casquette');
});

test('what she has played elsewhere is there when she opens the page here', async () => {
	const first = await open(await context('coordinator'));
	await choose(first, 'pro-print', 'pro-photo');
	await safe(first, 'Gardée par le hub');
	const second = await open(await context('coordinator'));
	await says(second, 'Quarante et une photos');
});

test('where the prologue is over she is asked two questions once, and plays on by the same keys; a visitor is not', async () => {
	const visitor = await open(await context());
	await toDoor(visitor);
	expect(await visitor.getByRole('heading', { name: 'deux questions' }).count()).toBe(0);
	await visitor.getByText('Avec un compte, deux questions').waitFor();

	const page = await open(await context('coordinator'), `${story}?run=new`);
	await toDoor(page);
	const asked = page.getByRole('heading', { name: 'deux questions' });
	await asked.waitFor();
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Répondre' }).click();
	await page.getByText('Choisissez un degré de 1 à 7.').first().waitFor();
	await page.getByRole('radio', { name: '5' }).first().check({ force: true });
	await page.getByRole('radio', { name: '3' }).last().check({ force: true });
	await page.getByRole('button', { name: 'Répondre' }).click();
	await asked.waitFor({ state: 'detached' });
	expect(await page.evaluate(() => document.activeElement?.id)).toBe('said');
	await page.reload();
	await ready(page);
	expect(await asked.count()).toBe(0);
	await page.keyboard.press('1');
	await expect.poll(() => page.locator('[data-entry^="begin-spark"]').count()).toBe(0);
	const { rows } = await sql`select desirability, feasibility from journey.answer
		where moment = 'before' order by at desc limit 1`.execute(db);
	expect(rows).toEqual([{ desirability: 5, feasibility: 3 }]);
});

test('without JavaScript a visitor plays by links, and who is signed in by a form', async () => {
	const visitor = await (await context(undefined, { javaScriptEnabled: false })).newPage();
	await visitor.goto(story);
	for (const entry of ['pro-rain', 'pro-read']) await visitor.locator(`[data-entry="${entry}"]`).click();
	await says(visitor, 'Tu lis.');
	const signed = await (await context('admin', { javaScriptEnabled: false })).newPage();
	await signed.goto(story);
	for (const entry of ['pro-kids', 'pro-photo']) await signed.locator(`[data-entry="${entry}"]`).click();
	await says(signed, 'Quarante et une photos');
	expect(await signed.locator('[data-entry]').first().getAttribute('data-entry')).toBe('pro-listen');
});
