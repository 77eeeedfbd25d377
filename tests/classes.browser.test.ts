import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHub } from '../claims/support/hub.ts';
import { cardsOf, pageOf, signInByCard } from '../claims/support/learning/classes.ts';
import { signedIn } from '../claims/support/pages.ts';
import { alive, launchBrowser } from './support/browser.ts';

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let url: string;

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ args: ['--demo'], crowd: true }), launchBrowser({ still: true })]);
	url = hub.program.url;
});

afterAll(async () => {
	await browser?.close();
	await hub?.close();
});

test('« Je suis enseignante » leads to booking; what is wrong is said beside its field and nothing typed is lost, without JavaScript too', async () => {
	const page = await plain();
	await page.goto(`${url}/fr`);
	await page.getByRole('button', { name: 'enseignante' }).click();
	await page.getByRole('heading', { level: 1, name: 'Venir avec une classe' }).waitFor();
	await page.getByRole('link', { name: 'Réserver pour ma classe' }).first().click();
	await page.getByLabel('Nombre d’élèves').fill('28');
	await page.getByLabel('Adultes qui accompagnent').fill('3');
	await page.getByLabel('Année').selectOption({ label: '6e primaire' });
	await page.getByLabel('École', { exact: false }).fill('École du Canal');
	await page.getByLabel('Filière').selectOption('');
	await page.getByRole('button', { name: 'Réserver pour ma classe' }).click();
	await page.getByText('Choisissez une filière.').waitFor();
	expect(await page.getByLabel('Nombre d’élèves').inputValue()).toBe('28');
	expect(await page.getByLabel('École', { exact: false }).inputValue()).toBe('École du Canal');
	await page.getByLabel('Filière').selectOption({ label: 'Tronc commun' });
	await page.getByRole('button', { name: 'Réserver pour ma classe' }).click();
	await page.getByRole('heading', { level: 1, name: 'Votre classe est inscrite' }).waitFor();
	await page.getByLabel('Nombre d’élèves').fill('25');
	await page.getByRole('button', { name: 'Changer' }).click();
	await page.getByText('C’est noté : 25 élèves.').waitFor();
	await page.getByText('avec 3 adultes').waitFor();
});

test('a pupil without JavaScript picks her pictures one by one, and is told when they are wrong', async () => {
	const [teacher, card] = await teacherWithCard(2);
	const page = await plain();
	for (const wrong of [true, false]) {
		await page.goto(`${url}/fr/classe`);
		await page.getByLabel('Code de la classe').fill(card.code);
		await page.getByRole('button', { name: 'Entrer' }).click();
		await page.getByLabel('Ton pseudonyme').selectOption({ label: card.pseudonym });
		for (const picture of wrong ? card.pictures.toReversed() : card.pictures)
			await page.getByRole('button', { name: picture, exact: true }).click();
		if (wrong) await page.getByText('Ce ne sont pas les bonnes images').waitFor();
	}
	await page.getByRole('heading', { level: 1, name: `Bonjour, ${card.pseudonym}` }).waitFor();
	await teacher.context().close();
});

test('a card that a pupil hangs up comes to the teacher by itself, and to the wall of the class once she says so', async () => {
	const [teacher, card] = await teacherWithCard(4);
	const own = await pageOf(browser);
	await signInByCard(own, url, card);
	const classmate = await pageOf(browser);
	const [other] = (await teacherCards(teacher)).filter(({ pseudonym }) => pseudonym !== card.pseudonym);
	if (!other) throw new Error('the class has one pupil');
	await signInByCard(classmate, url, other);
	await classmate.goto(`${url}/fr/classe/mur`);
	await alive(classmate);
	await teacher.getByRole('link', { name: /Le mur de la classe/ }).click();
	await teacher.getByRole('heading', { level: 1, name: 'Le mur de la classe' }).waitFor();
	await teacher.waitForTimeout(500);
	await own.getByLabel('Titre').fill('La boîte qui compte');
	await own.getByRole('button', { name: 'Accrocher ma carte' }).click();
	await own.getByText('Ta carte attend l’accord').waitFor();
	const hung = teacher.getByRole('listitem').filter({ hasText: 'La boîte qui compte' });
	await hung.waitFor();
	expect(await classmate.getByText('La boîte qui compte').count()).toBe(0);
	await hung.getByRole('button', { name: 'Montrer à la classe' }).click();
	await classmate.getByText('La boîte qui compte').waitFor();
	for (const page of [teacher, own, classmate]) await page.context().close();
});

test('the team accepts the request of a school with a kit, and the teacher finds the booking in her classes', async () => {
	const team = await pageOf(browser, await signedIn(url, 'coordinator'));
	await team.goto(`${url}/fr/coulisses/classes`);
	await team.getByRole('link', { name: /École du Canal.*Houilles/ }).click();
	await team.getByLabel('Kit').selectOption({ index: 1 });
	await team.getByRole('button', { name: 'Accepter' }).click();
	await team.getByText('Acceptée').waitFor();
	await team.getByRole('link', { name: 'Classes' }).first().click();
	const teacher = await pageOf(browser, await signedIn(url, 'teacher'));
	await teacher.goto(`${url}/fr/moi/classes`);
	await teacher.getByText('Acceptée').waitFor();
	await teacher.getByRole('link', { name: 'Inscription de la classe' }).click();
	await teacher.getByText('24 élèves').first().waitFor();
	await team.context().close();
	await teacher.context().close();
});

async function plain(): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', javaScriptEnabled: false });
	return context.newPage();
}

const teacherCards = (teacher: Page) => cardsOf(teacher, url, new URL(teacher.url()).pathname.split('/').at(-1) ?? '');

/** The teacher at the page of her latest class with pseudonyms, and one of its cards. */
async function teacherWithCard(place: number) {
	const teacher = await pageOf(browser, await signedIn(url, 'teacher'));
	await teacher.goto(`${url}/fr/moi/classes`);
	await teacher.getByRole('link', { name: '6e primaire, École du Canal (fictive)' }).click();
	await teacher.getByRole('link', { name: 'Imprimer les cartes (PDF)' }).waitFor();
	const card = (await teacherCards(teacher))[place];
	if (!card) throw new Error('the class has no such card');
	return [teacher, card] as const;
}
