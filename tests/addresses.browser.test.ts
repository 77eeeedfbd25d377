import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href, parseAddress } from '#kernel/address.ts';
import { soon } from '../claims/support/door.ts';
import { enrol } from '../claims/support/learning/attendee.ts';
import { type Cookie, signedIn } from '../claims/support/pages.ts';
import { alive } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
const cookies = await signedIn(url, 'coordinator');

/** What the program answers before anything is followed. */
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
	fetch(url + path, { redirect: 'manual', ...init, headers: { origin: url, ...init.headers } });

test('what was printed before leads to the whole address, with its question', async () => {
	const seance = await soon('imprimee');
	const printed = {
		'/fr/apprendre/workshops?done=x&at=/y': '/fr/apprendre/ateliers?done=x&at=/y',
		'/nl/learning/tyopajat': '/nl/leren/ateliers',
		[`/fr/coulisses/door/${seance.id}/sheet`]: `/fr/coulisses/accueil/${seance.id}/feuille`,
		[`/fr/present/kiosk/${seance.id}`]: `/fr/present/borne/${seance.id}`,
		'/fr/classe/home': '/fr/classe/accueil',
		'/en/desk/activities/new': '/en/backstage/activities/new'
	};
	for (const [path, whole] of Object.entries(printed)) {
		const answer = await ask(path);
		expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 308, whole]);
	}
	for (const path of [`/fr/present/${seance.id}`, `/fr/agenda/${seance.slug}`, `/fr/classe`])
		expect([path, (await ask(path)).status]).toEqual([path, 200]);
});

test('at an old address, data is given, a file is given and a form is taken', async () => {
	expect((await ask('/fr/apprendre/workshops/__data.json')).status).toBe(200);
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	expect((await ask('/fr/coulisses/activities/export?format=csv', { headers: { cookie } })).status).toBe(200);
	const asked = new URLSearchParams({ email: 'no address' });
	expect((await ask('/fr/newsletter', { method: 'POST', body: asked, headers: { accept: 'text/html' } })).status).toBe(
		422
	);
});

test('a link to a kiosk that stands today opens it', async () => {
	const seance = await soon('debout');
	await enrol(url, seance, 'Nadia Vandenbroucke');
	const team = await opened({}, cookies);
	await team.goto(url + href(`/desk/door/${seance.id}/list`, 'fr'));
	const link = await team.getByRole('link', { name: 'Borne d’entrée' }).getAttribute('href');
	const { pathname } = new URL(link ?? '', url);
	const tablet = await opened();
	await tablet.goto(url + pathname.replace('/borne/', '/kiosk/'));
	await alive(tablet);
	await tablet.getByLabel('Comment vous appelez-vous ?').fill('nad');
	await tablet.getByRole('button', { name: 'Nadia V. : c’est moi' }).waitFor();
});

test('alive, a page leads on by whole addresses alone, in its language and in the others', async () => {
	const visitor = await opened();
	for (const path of ['/', '/learning', '/learning/workshops', '/people'])
		await expectWhole(visitor, url + href(path, 'fi'));
	const team = await opened({}, cookies);
	for (const path of ['/network', '/desk', '/desk/activities', '/desk/programmes', '/me'])
		await expectWhole(team, url + href(path, 'nl'));
});

async function expectWhole(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await alive(page);
	const links = await page.locator('[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
	const own = links.filter((link) => /^\/(fr|en|nl|fi)\//.test(link) && !/\.\w+$/.test(link));
	const partial = own.filter((link) => {
		const { pathname } = new URL(link, url);
		const read = parseAddress(pathname);
		return read && href(read.path, read.locale) !== pathname;
	});
	expect([address, own.length > 5, partial]).toEqual([address, true, []]);
}

async function opened(more: Parameters<typeof browser.newContext>[0] = {}, as: Cookie[] = []): Promise<Page> {
	const context: BrowserContext = await browser.newContext({ locale: 'fr-BE', ...more });
	await context.addCookies(as);
	return context.newPage();
}
