import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { shift, soon } from '../claims/support/door.ts';
import type { Seance } from '../claims/support/hub.ts';
import { enrol } from '../claims/support/learning/attendee.ts';
import { type Cookie, signedIn } from '../claims/support/pages.ts';
import { alive } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
const cookies = await signedIn(url, 'coordinator');

test('without JavaScript: all are present at once, one is excused, and the correction is in the history', async () => {
	const seance = await soon('liste-simple');
	for (const name of ['Ada Simple', 'Bob Simple', 'Cléo Simple']) await enrol(url, seance, name);
	await shift(seance, -60);
	const page = await desk(seance, 'list', { javaScriptEnabled: false });
	await page.getByRole('button', { name: 'Tous les autres sont présents' }).click();
	await page.getByText('3 présents sur 3').waitFor();
	await page
		.getByRole('group', { name: 'Bob Simple' })
		.getByRole('radio', { name: /Excusé/ })
		.check();
	await page.getByRole('group', { name: 'Bob Simple' }).getByRole('combobox').selectOption('Maladie');
	await page.getByRole('button', { name: 'Enregistrer la liste' }).last().click();
	await page.getByText('2 présents sur 3').waitFor();
	await page.getByRole('group', { name: 'Bob Simple' }).getByText('Historique').click();
	await page.locator('.history li', { hasText: 'Maladie' }).waitFor();
	await page
		.getByText(/— retirée le/)
		.first()
		.waitFor();
});

test('a list from a file is tried first: rows are named by line and column, and nothing is kept before one says so', async () => {
	const seance = await soon('liste-fichier');
	for (const name of ['Élodie Dupont', 'Marc Lambert']) await enrol(url, seance, name);
	await shift(seance, -60);
	const page = await desk(seance, 'list');
	const text = 'Nom;Présence\nDUPONT Elodie;présent\nInconnue Totale;absent\nMarc Lambert;peut-être\n';
	await page
		.getByLabel('Fichier')
		.setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	await page.getByRole('button', { name: 'Lire sans enregistrer' }).click();
	await page.getByText('1 ligne comprise').waitFor();
	await page.getByText(/Ligne 3, colonne A.*Inconnue Totale.*Personne de ce nom/).waitFor();
	await page.getByText(/Ligne 4, colonne B.*peut-être.*On attend ici/).waitFor();
	await page.getByText('0 présent sur 2').waitFor();
	expect(
		await page
			.getByRole('group', { name: 'Élodie Dupont' })
			.getByRole('radio', { name: /Présent/ })
			.isChecked()
	).toBe(true);
	await page.getByRole('button', { name: 'Enregistrer la liste' }).last().click();
	await page.getByText('1 présent sur 2').waitFor();
});

test('the kiosk shows nobody before three letters, lets in who taps, and takes a wrong tap back', async () => {
	const seance = await soon('borne');
	for (const name of ['Nadia Vandenbroucke', 'Nadine Petit']) await enrol(url, seance, name);
	const list = await desk(seance, 'list');
	const address = await list.getByRole('link', { name: 'Borne d’entrée' }).getAttribute('href');
	const page = await (await context()).newPage();
	await page.goto(new URL(address ?? '', url).pathname.replace(/^/, url));
	await alive(page);
	await page.getByLabel('Comment vous appelez-vous ?').fill('na');
	await page.getByText('Encore quelques lettres').waitFor();
	expect(await page.getByText(/Nadi/).count()).toBe(0);
	await page.getByLabel('Comment vous appelez-vous ?').fill('nad');
	await page.getByRole('button', { name: 'Nadine P. : c’est moi' }).waitFor();
	expect(await page.getByText('Vandenbroucke').count()).toBe(0);
	await page.getByRole('button', { name: 'Nadia V. : c’est moi' }).click();
	await page.getByText('Bienvenue, Nadia V.').waitFor();
	await page.getByRole('button', { name: 'Ce n’était pas moi' }).click();
	await page.getByText('Bienvenue, Nadia V.').waitFor({ state: 'detached' });
	await list.reload();
	await list.getByText('0 présent sur 2').waitFor();
	const stranger = await (await context()).newPage();
	expect((await stranger.goto(page.url()))?.status()).toBe(404);
	await list.getByRole('button', { name: 'Fermer toutes les bornes' }).click();
	await list.getByText('Toutes les bornes de cette séance sont fermées').waitFor();
	expect((await page.goto(page.url()))?.status()).toBe(404);
});

test('a way is made by the keyboard, published, and shows a visitor what comes next', async () => {
	const [one, two] = [await soon('pas-un'), await soon('pas-deux')];
	const page = await (await context({}, cookies)).newPage();
	await page.goto(url + href('/desk/ways/new', 'fr'));
	await alive(page);
	await page.getByRole('textbox', { name: /^Titre/ }).fill('Deux pas');
	await page.getByRole('textbox', { name: /^En quelques phrases/ }).fill('Pour commencer.');
	await page.getByRole('button', { name: 'Créer le parcours' }).press('Enter');
	await page.locator('details', { hasText: 'Ajouter une étape' }).waitFor();
	await alive(page);
	for (const [turn, title] of [`Titre ${two.slug}`, `Titre ${one.slug}`].entries()) {
		const fold = page.locator('details', { hasText: 'Ajouter une étape' });
		if ((await fold.getAttribute('open')) === null) await fold.locator(':scope > summary').press('Enter');
		await fold.getByLabel(/^Activité/).selectOption({ label: title });
		await fold.getByRole('button', { name: 'Ajouter cette étape' }).press('Enter');
		await page.locator('#steps strong', { hasText: `${turn + 1}. ${title}` }).waitFor();
	}
	await page.getByRole('button', { name: `Monter Titre ${one.slug}` }).press('Enter');
	await page.locator('#steps strong', { hasText: `1. Titre ${one.slug}` }).waitFor();
	await page.getByRole('button', { name: 'Publier' }).press('Enter');
	await page.getByText('Le parcours est publié').waitFor();
	const visitor = await (await context()).newPage();
	await visitor.goto(url + href('/learning/ways/deux-pas', 'fr'));
	await visitor.getByText(/2 étapes, à faire à votre rythme/).waitFor();
	await visitor.locator(`a[href$="/${one.id}"]`).waitFor();
	const walker = await (await context({}, cookies)).newPage();
	await walker.goto(url + href('/learning/ways/deux-pas', 'fr'));
	await walker.getByText('0 étape faite sur 2').waitFor();
	await walker.getByText('À faire maintenant').waitFor();
});

async function desk(seance: Seance, part: string, more: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
	const page = await (await context(more, cookies)).newPage();
	await page.goto(url + href(`/desk/door/${seance.id}/${part}`, 'fr'));
	return page;
}

async function context(more: Parameters<Browser['newContext']>[0] = {}, jar: Cookie[] = []): Promise<BrowserContext> {
	const made = await browser.newContext({ locale: 'fr-BE', ...more });
	made.setDefaultTimeout(15_000);
	await made.addCookies(jar);
	return made;
}
