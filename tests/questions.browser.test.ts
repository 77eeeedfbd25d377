import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { signedIn, switchTo } from '../claims/support/pages.ts';
import { adviser, codeTo, lettersTo, linkTo, organization, welcome } from '../claims/support/referral/people.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
// those of the demonstration would answer some of what is asked here
await sql`delete from venture.welcomer`.execute(db);
const house = await organization('Maison des essais');
const ines = await adviser('Inès Carlier', 'ines@example.org', house);
await welcome(ines, house);

/** A visitor's page, 390 pixels wide. */
async function phone(javaScriptEnabled = true): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
	return context.newPage();
}

async function desk(person?: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
	await context.addCookies(person ? await switchTo(url, person) : await signedIn(url, 'coordinator'));
	return context.newPage();
}

const narrow = (page: Page): Promise<boolean> =>
	page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Asks from the page of spaces, as a visitor with a thumb. */
async function ask(page: Page, name: string, email: string): Promise<void> {
	await page.goto(`${url}${href('/spaces', 'fr')}`);
	await page.getByRole('contentinfo').getByRole('link', { name: 'Parler à quelqu’un' }).click();
	await heading(page, 'Parler à quelqu’un');
	await page.getByLabel('Votre question').fill('Je fabrique des lampes. Par où commencer ?');
	await page.getByLabel('Votre nom').fill(name);
	await page.getByLabel('Votre e-mail').fill(email);
	// a form that is sent within three seconds is a machine's
	await page.waitForTimeout(3100);
	await page.getByRole('button', { name: 'Envoyer ma question' }).click();
	await heading(page, /Inès Carlier vous répond au plus tard le/);
}

test.for([true, false])(
	'a visitor asks, a named person answers by letter, she replies by her link (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const looks = (page: Page) => (javaScriptEnabled ? axe(page) : []);
		const email = `lina.${javaScriptEnabled}@example.org`;
		const page = await phone(javaScriptEnabled);
		await page.goto(`${url}${href('/talk?from=/spaces', 'fr')}`);
		await page.getByRole('link', { name: 'Espaces et machines' }).waitFor();
		expect(await narrow(page)).toBe(true);
		expect(await looks(page)).toEqual([]);
		await page.getByRole('button', { name: 'Envoyer ma question' }).click();
		await page.getByText('Il manque un texte ici.').waitFor();

		await ask(page, 'Lina Lampe', email);
		expect(await narrow(page)).toBe(true);
		expect(await looks(page)).toEqual([]);

		const team = await desk(ines.id);
		await team.goto(`${url}${href('/desk/ventures/questions', 'fr')}`);
		expect(await axe(team)).toEqual([]);
		await team.getByRole('link', { name: 'Lina Lampe' }).first().click();
		await team.getByText('Par où commencer').waitFor();
		expect(await axe(team)).toEqual([]);
		await team.getByLabel('Répondre').fill('Venez jeudi à la permanence.');
		await team.getByRole('button', { name: 'Répondre' }).click();
		await team.getByText('C’est envoyé.').waitFor();

		// the address is not proved, so the answer waits for her; her first letter has the link
		await page.goto(await linkTo(url, email, 'parler'));
		await page.getByText('Venez jeudi à la permanence.').waitFor();
		expect(await looks(page)).toEqual([]);
		await page.getByLabel('Ajouter quelque chose').fill('À quelle heure ?');
		await page.getByRole('button', { name: 'Envoyer' }).click();
		await page.getByText('À quelle heure ?').waitFor();
		await team.reload();
		await team.getByText('À quelle heure ?').waitFor();
		await team.getByText('En attente d’une réponse').first().waitFor();
	}
);

test.for([true, false])(
	'a partner without an account gets what she agreed to, and answers by its link and a code (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const looks = (page: Page) => (javaScriptEnabled ? axe(page) : []);
		const [email, studio] = [`zoe.${javaScriptEnabled}@example.org`, `studio.${javaScriptEnabled}@example.org`];
		const page = await phone(javaScriptEnabled);
		await ask(page, 'Zoé Zinc', email);

		const team = await desk(ines.id);
		await team.goto(`${url}${href('/desk/ventures/questions', 'fr')}`);
		await team.getByRole('link', { name: 'Zoé Zinc' }).first().click();
		await team.getByRole('link', { name: 'Orienter vers un partenaire' }).click();
		await heading(team, 'Orienter vers un partenaire');
		expect(await axe(team)).toEqual([]);
		await team.getByLabel('Ou un autre nom').fill('Studio Lune');
		await team.getByLabel('Son adresse e-mail').fill(studio);
		await team.getByLabel('Ce que vous demandez au partenaire').fill('Un premier rendez-vous.');
		await team.getByLabel('Sa question').check();
		await team.getByRole('button', { name: 'Demander son accord' }).click();
		await team.getByText('L’accord est demandé par e-mail.').waitFor();
		expect(await axe(team)).toEqual([]);
		expect(await lettersTo(studio)).toEqual([]);

		const own = await linkTo(url, email, 'orientation');
		await page.goto(own);
		await heading(page, 'Ce qui serait transmis à Studio Lune');
		await page.getByText('Je fabrique des lampes.').waitFor();
		expect(await narrow(page)).toBe(true);
		expect(await looks(page)).toEqual([]);
		await page.getByRole('button', { name: 'Oui, transmettre' }).click();
		await page.getByText('C’est transmis.').waitFor();
		expect(await looks(page)).toEqual([]);

		const partner = await phone(javaScriptEnabled);
		await partner.goto(await linkTo(url, studio, 'partenaire'));
		await partner.getByText('Un premier rendez-vous.').waitFor();
		expect(await partner.getByRole('button', { name: 'Accepter' }).count()).toBe(0);
		expect(await looks(partner)).toEqual([]);
		await partner.getByRole('button', { name: 'Recevoir un code' }).click();
		await partner.getByLabel('Code reçu').fill('000000');
		await partner.getByLabel('Votre nom').fill('Lou Lune');
		await partner.getByLabel('Un mot pour la personne').fill('Venez mardi à dix heures.');
		await partner.getByRole('button', { name: 'Accepter' }).click();
		await partner.getByText('Ce code n’est pas le bon').waitFor();
		expect(await partner.getByLabel('Votre nom').inputValue()).toBe('Lou Lune');
		expect(await narrow(partner)).toBe(true);
		expect(await looks(partner)).toEqual([]);
		await partner.getByLabel('Code reçu').fill(await codeTo(studio));
		await partner.getByRole('button', { name: 'Accepter' }).click();
		await partner.getByText('Vous avez accepté').waitFor();

		await page.goto(own);
		await page.getByText('Venez mardi à dix heures.').waitFor();
		await page.getByText('Acceptée par le partenaire').waitFor();
		expect(await looks(page)).toEqual([]);
	}
);

test('the team says who answers: with nobody, nothing is offered and the page is not there', async () => {
	const team = await desk();
	await team.goto(`${url}${href('/desk/ventures/welcome', 'fr')}`);
	expect(await axe(team)).toEqual([]);
	await team.getByText('Modifier').click();
	await team.getByRole('button', { name: 'Retirer' }).click();
	await team.getByText('ne reçoit plus de nouvelles questions').waitFor();
	await team.getByRole('heading', { name: 'Personne ne répond encore' }).waitFor();
	const page = await phone();
	const link = page.getByRole('contentinfo').getByRole('link', { name: 'Parler à quelqu’un' });
	await expect.poll(() => page.goto(`${url}/fr`).then(() => link.count())).toBe(0);
	expect((await page.goto(`${url}${href('/talk', 'fr')}`))?.status()).toBe(404);

	await team.getByLabel('Qui', { exact: false }).first().selectOption({ label: 'Inès Carlier (Maison des essais)' });
	await team.getByLabel('Répond en combien de jours').fill('40');
	await team.getByRole('button', { name: 'Ajouter' }).click();
	await team.getByText('Indiquez de 1 à 20 jours ouvrables.').waitFor();
	await team.getByLabel('Répond en combien de jours').fill('2');
	await team.getByLabel('Projets et entreprises').check();
	await team.getByRole('button', { name: 'Ajouter' }).click();
	await team.getByText('les prochaines questions en tiennent compte').waitFor();
	expect(await axe(team)).toEqual([]);
	await expect.poll(() => page.goto(`${url}/fr`).then(() => link.count())).toBe(1);

	// the team sees how many wait for whom, and nothing of what was asked
	await team.goto(`${url}${href('/desk/ventures/questions', 'fr')}`);
	await team.getByText('Qui a combien de questions en attente').first().waitFor();
	expect(await team.getByText('Lina Lampe').count()).toBe(0);
	expect(await axe(team)).toEqual([]);
});
