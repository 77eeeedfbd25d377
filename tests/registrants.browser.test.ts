import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addQuestion, answersOf, bookedOccurrence } from '#agenda/server';
import { db, transaction } from '#kernel/server/db.ts';
import { by, open, registrationPage } from '../claims/support/hub.ts';
import { sayYes } from './support/asking.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub();

const words = (fr: string) => ({ source: 'fr', fr }) as const;

/** An activity that asks three things, one of which must be answered. */
async function asking(slug: string, more: Parameters<typeof open>[2] = {}) {
	const seance = await open(slug, { capacity: 20 }, more);
	const { offering } = await bookedOccurrence(seance.id);
	const options = [words('En train'), words('À pied')];
	await transaction(async (tx) => {
		await addQuestion(
			tx,
			offering.id,
			{
				kind: 'choice',
				label: words('Comment venez-vous ?'),
				options,
				required: true
			},
			by
		);
		await addQuestion(
			tx,
			offering.id,
			{ kind: 'text', label: words('Un souhait ?'), options: [], required: false },
			by
		);
		await addQuestion(
			tx,
			offering.id,
			{ kind: 'access', label: words('Vos besoins ?'), options: [], required: false },
			by
		);
	});
	return seance;
}

test.for([true, false])(
	'three persons are registered with what is asked; a forgotten answer loses nothing (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const seance = await asking(`trois-${javaScriptEnabled}`);
		const page = await visitor({ javaScriptEnabled });
		await page.goto(url + registrationPage(seance));
		await page.getByLabel('Votre nom').fill('Nora Trois');
		await page.getByLabel('Votre e-mail').fill('nora@example.org');
		await page.getByLabel('Nombre de places').selectOption('3');
		if (!javaScriptEnabled) await page.getByText('Les autres personnes').click();
		await page.getByLabel('Nom pour la place 2').fill('Ali Deux');
		await page.getByLabel('Nom pour la place 3').fill('Mia Trois');
		await page.getByLabel('Vos besoins ?').fill('Une place près de la porte');
		await page.getByRole('button', { name: 'S’inscrire' }).click();
		await page.getByText('Choisissez une réponse.').waitFor();
		expect(await page.getByLabel('Nom pour la place 3').inputValue()).toBe('Mia Trois');
		expect(await page.getByLabel('Vos besoins ?').inputValue()).toBe('Une place près de la porte');
		expect(await page.getByLabel('Nombre de places').inputValue()).toBe('3');
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		await page.getByLabel('À pied').check();
		await page.getByRole('button', { name: 'S’inscrire' }).click();
		await heading(page, 'C’est réservé');
		for (const name of ['Nora Trois', 'Ali Deux', 'Mia Trois'])
			await page.getByText(name, { exact: true }).first().waitFor();
		expect(await page.getByRole('img', { name: /^QR du ticket/ }).count()).toBe(3);
		const { rows } = await sql<{
			id: string;
		}>`select id from participation.booking where subject = ${seance.id}`.execute(db);
		const answers = (await answersOf([rows[0]?.id ?? ''])).get(rows[0]?.id ?? '');
		expect(answers?.map(({ value }) => value)).toEqual([['À pied'], ['Une place près de la porte']]);
	}
);

test('on the page of the booking one name is changed and one place given back, without JavaScript', async () => {
	const seance = await open('change', { capacity: 20 });
	const page = await visitor({ javaScriptEnabled: false });
	await page.goto(url + registrationPage(seance));
	await page.getByLabel('Votre nom').fill('Lou Change');
	await page.getByLabel('Votre e-mail').fill('lou@example.org');
	await page.getByLabel('Nombre de places').selectOption('2');
	await page.getByRole('button', { name: 'S’inscrire' }).click();
	await heading(page, 'C’est réservé');
	const second = page.locator('li.ticket').nth(1);
	await second.getByText('Changer cette place').click();
	await second.getByLabel('Nom pour cette place').fill('Sam Nouveau');
	await second.getByRole('button', { name: 'Changer le nom' }).click();
	await page.locator('li.ticket').nth(1).getByText('Sam Nouveau').waitFor();
	await page.locator('li.ticket').nth(1).getByText('Changer cette place').click();
	await page.locator('li.ticket').nth(1).getByRole('button', { name: 'Annuler cette place' }).click();
	await sayYes(page);
	await page.locator('li.ticket').nth(1).getByText('Annulée').waitFor();
	expect(await page.getByRole('img', { name: /^QR du ticket/ }).count()).toBe(1);
	const calendar = await page.request.get(`${page.url()}/calendar.ics`);
	expect([calendar.status(), await calendar.text()]).toEqual([200, expect.stringContaining('BEGIN:VEVENT')]);
});

test('what is registered elsewhere has no form and says where one goes; what is open to all says so', async () => {
	const elsewhere = await open(
		'ailleurs',
		{},
		{ registration: 'external', externalUrl: 'https://billets.example.org/cafe' }
	);
	const page = await visitor();
	await page.goto(url + registrationPage(elsewhere));
	await page.getByText('billets.example.org').waitFor();
	expect(await page.getByRole('link', { name: 'S’inscrire sur un autre site' }).getAttribute('href')).toBe(
		'https://billets.example.org/cafe'
	);
	expect(await page.getByLabel('Votre e-mail').count()).toBe(0);
	const free = await open('libre', {}, { registration: 'none' });
	await page.goto(url + registrationPage(free));
	await page.getByText('Il ne faut pas s’inscrire.').waitFor();
	expect(await page.getByLabel('Votre e-mail').count()).toBe(0);
});

test('the filters of the agenda work without JavaScript', async () => {
	await open('robots', {}, { title: words('Soudure de robots'), minAge: 8, maxAge: 12 });
	const page = await visitor({ javaScriptEnabled: false });
	await page.goto(`${url}/fr/agenda`);
	await page.getByText('Plus de filtres').click();
	await page.getByLabel('Âge de la personne').fill('10');
	await page.getByLabel('Chercher').fill('soudure');
	await page.getByRole('button', { name: 'Filtrer' }).click();
	await page.getByRole('link', { name: 'Soudure de robots' }).waitFor();
	expect(await page.locator('article').count()).toBe(1);
	await page.getByLabel('Âge de la personne').fill('40');
	await page.getByRole('button', { name: 'Filtrer' }).click();
	await page.getByText('Rien ne correspond à ces filtres').waitFor();
});

async function visitor(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', ...options });
	return context.newPage();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
