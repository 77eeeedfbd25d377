import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { db } from '#kernel/server/db.ts';
import { device, press, soon, ticket, tickets } from '../claims/support/door.ts';
import { filmOf } from '../claims/support/door-video.ts';
import type { Seance } from '../claims/support/hub.ts';
import { signedIn } from '../claims/support/pages.ts';
import { findChromium } from '../scripts/chromium.mjs';
import { sayYes } from './support/asking.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
const cookies = await signedIn(url, 'coordinator');

test('a scanner that types finds the field wherever the focus is, and a ticket counts once', async () => {
	const seance = await soon('lecteur');
	const { ticket: code } = await ticket(url, seance, 'Clara Lecteur');
	const page = await door(seance);
	await page.getByRole('heading', { level: 2, name: 'Liste' }).click();
	await page.keyboard.type(code);
	await page.keyboard.press('Enter');
	await says(page, 'Entrée', 'Clara Lecteur');
	await page.keyboard.type(code.toLowerCase());
	await page.keyboard.press('Enter');
	await says(page, 'N’entre pas', /déjà entré/);
	await page.getByRole('radio', { name: /À l’intérieur/ }).check();
	await page.getByRole('button', { name: 'Annuler le dernier passage de Clara Lecteur' }).click();
	await says(page, 'Passage annulé', 'Clara Lecteur');
	await page.keyboard.type(code.slice(0, 4));
	await page.keyboard.press('Enter');
	await says(page, 'Entrée', 'Clara Lecteur');
});

test('the camera reads a ticket, by a reader from this site where the browser has none', async () => {
	const seance = await soon('camera');
	const { ticket: code } = await ticket(url, seance, 'Camille Image');
	const folder = mkdtempSync(join(tmpdir(), 'valley-film-'));
	filmOf(code, join(folder, 'ticket.y4m'));
	const camera = await chromium.launch({
		executablePath: findChromium() ?? '',
		args: [
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--disable-gpu',
			'--use-fake-ui-for-media-stream',
			'--use-fake-device-for-media-stream',
			`--use-file-for-fake-video-capture=${join(folder, 'ticket.y4m')}`
		]
	});
	try {
		const page = await door(seance, await camera.newContext({ locale: 'fr-BE' }));
		await page.getByRole('button', { name: 'Scanner avec la caméra' }).click();
		await says(page, 'Entrée', 'Camille Image');
	} finally {
		await camera.close();
		rmSync(folder, { recursive: true, force: true });
	}
});

test('what is scanned without network waits with its name, arrives once, and another door sees it', async () => {
	const seance = await soon('coupure');
	const [one, two] = [await ticket(url, seance, 'Ali Attente'), await ticket(url, seance, 'Bea Attente')];
	const [here, there] = [await door(seance), await door(seance)];
	await here.context().setOffline(true);
	for (const { ticket: code } of [one, two]) {
		await here.locator('#ticket').fill(code);
		await here.keyboard.press('Enter');
	}
	await here.getByText('2 passages attendent le réseau').waitFor();
	await here.getByText(/Ali Attente, Bea Attente/).waitFor();
	await here.context().setOffline(false);
	await says(here, 'Entrée', 'Bea Attente');
	await there.getByRole('radio', { name: 'À l’intérieur 2' }).waitFor();
	expect((await device(url, cookies, seance).scan(one.ticket)).code).toBe('participation_ticket_used');
});

test('a tab that is closed without network loses no arrival: the list of doors says so, and opening the door sends them', async () => {
	const seance = await soon('fermee');
	const { ticket: code } = await ticket(url, seance, 'Fanny Fermée');
	const here = await door(seance);
	const context = here.context();
	await context.setOffline(true);
	await here.locator('#ticket').fill(code);
	await here.keyboard.press('Enter');
	await here.getByText('Sans inscription', { exact: true }).first().click();
	await here.getByLabel('Nom (facultatif)').fill('Paul Passant');
	await here.getByRole('button', { name: 'Faire entrer', exact: true }).click();
	await here.getByText('2 passages attendent le réseau').waitFor();
	await here.close();
	await context.setOffline(false);
	const later = await context.newPage();
	await later.goto(`${url}/fr/coulisses/accueil`);
	await later.getByRole('status').filter({ hasText: '2 passages attendent' }).getByRole('link').click();
	await says(later, 'Entrée sans inscription', 'Paul Passant');
	await later.getByRole('radio', { name: 'À l’intérieur 2' }).waitFor();
	expect(await later.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('door-order')))).toEqual(
		[]
	);
});

test('who waits is let in by a decision, a group at once, and somebody who comes without a ticket', async () => {
	const seance = await soon('decider', { capacity: 3 }, { twoNames: true });
	const group = await tickets(url, seance, 'Gaston Groupe', 3);
	const { ticket: waits } = await ticket(url, seance, 'Wanda Attend');
	const page = await door(seance);
	await enter(page, group[0]?.ticket ?? '');
	await page.getByRole('button', { name: 'Faire entrer les 2 autres' }).click();
	await page.getByText('3 entrées (attendu : 3)').waitFor();
	await enter(page, waits);
	await says(page, 'À vous de décider', /position 1/);
	await page.getByRole('button', { name: 'Complet : ajouter une place et faire entrer' }).click();
	await says(page, 'Entrée', 'Wanda Attend');
	await page.getByText('Sans inscription', { exact: true }).first().click();
	const walker = page.getByRole('group', { name: 'Nom (facultatif)' });
	await walker.getByLabel('Prénom').fill('Paul');
	await walker.getByLabel('Nom de famille').fill('Passant');
	await page.getByRole('button', { name: 'Faire entrer', exact: true }).dblclick();
	await says(page, 'À vous de décider', /plus assez de places/);
	await page.getByRole('button', { name: 'Complet : ajouter une place et faire entrer' }).click();
	await says(page, 'Entrée sans inscription', 'Paul Passant');
	const { rows } =
		await sql`select given, family from participation.booking where subject = ${seance.id} and source = 'door'`.execute(
			db
		);
	expect(rows).toEqual([{ given: 'Paul', family: 'Passant' }]);
	await page.getByRole('button', { name: 'Annuler', exact: true }).first().click();
	await says(page, 'Passage annulé', 'Paul Passant');
});

test('without JavaScript a typed code and the list do the same', async () => {
	const seance = await soon('sans-script');
	const { ticket: code } = await ticket(url, seance, 'Sam Sansscript');
	const gone = await ticket(url, seance, 'Nora Renonce');
	await press(url, gone, 'cancel');
	const page = await door(seance, await browser.newContext({ locale: 'fr-BE', javaScriptEnabled: false }));
	await page.getByRole('button', { name: 'Entrée de Sam Sansscript' }).click();
	await says(page, 'Entrée', 'Sam Sansscript');
	await page.getByLabel('Billet').fill(code);
	await page.getByRole('button', { name: 'Entrée', exact: true }).first().click();
	await says(page, 'N’entre pas', /déjà entré/);
	await page.getByLabel('Billet').fill(gone.ticket);
	await page.getByRole('button', { name: 'Entrée', exact: true }).first().click();
	await page.getByRole('button', { name: 'Faire entrer sans inscription' }).click();
	await says(page, 'Entrée sans inscription', 'Nora Renonce');
});

test('the signed sheet is attached, had again by the team alone, and a file of another kind is refused with words', async () => {
	const seance = await soon('feuille');
	await ticket(url, seance, 'Simone Signe');
	const page = await door(seance);
	await page.goto(`${page.url()}/feuille`);
	await page.getByRole('rowheader', { name: 'Simone Signe' }).waitFor();
	const file = (name: string, text: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
	await page.getByLabel('Feuille signée').setInputFiles(file('note.pdf', 'ceci n’en est pas un'));
	await page.getByRole('button', { name: 'Joindre' }).click();
	await page.getByText(/ni un PDF, ni une image/).waitFor();
	await page.getByLabel('Feuille signée').setInputFiles(file('signée.pdf', '%PDF-1.4 rien'));
	await page.getByRole('button', { name: 'Joindre' }).click();
	const link = page.getByRole('link', { name: 'signée.pdf' });
	const address = url + (await link.getAttribute('href'));
	const had = await page.request.get(address);
	expect([had.status(), await had.text()]).toEqual([200, '%PDF-1.4 rien']);
	expect(had.headers()['content-disposition']).toMatch(/^attachment/);
	expect((await fetch(address, { redirect: 'manual' })).status).toBeGreaterThanOrEqual(300);
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Retirer signée.pdf' }).click();
	await sayYes(page);
	await page.getByText('Aucune feuille jointe').waitFor();
});

test('every state reads, and fits a telephone', async () => {
	const seance = await soon('etroit');
	const { ticket: code } = await ticket(url, seance, 'Anastasia Vandenbroucke-Lemaire de la Très Longue Rue');
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 390, height: 844 }, hasTouch: true });
	const page = await door(seance, context);
	expect(await axe(page)).toEqual([]);
	for (const typed of [code, code, 'zzzz zzzz zzzz']) {
		await enter(page, typed);
		expect(await axe(page)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	}
});

async function door(seance: Seance, given?: BrowserContext): Promise<Page> {
	const context = given ?? (await browser.newContext({ locale: 'fr-BE' }));
	await context.addCookies(cookies);
	const page = await context.newPage();
	await page.goto(`${url}/fr/coulisses/accueil/${seance.id}`, { waitUntil: 'networkidle' });
	return page;
}

async function enter(page: Page, code: string): Promise<void> {
	await page.locator('#ticket').fill(code);
	await Promise.all([page.waitForResponse(/\/scan$/), page.keyboard.press('Enter')]);
}

/** Waits until the large result says a title and, below it, a name or a sentence. */
async function says(page: Page, title: string, more: string | RegExp): Promise<void> {
	const result = page.getByRole('region', { name: 'Résultat' }).filter({ hasText: title });
	await result.getByText(more).waitFor();
}
