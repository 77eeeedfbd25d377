import { sql } from 'kysely';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { pressAll } from '../claims/support/asking/index.ts';
import { bookedBy } from '../claims/support/asking/world.ts';
import { formOf, register } from '../claims/support/hub.ts';
import { pageOf } from '../claims/support/learning/classes.ts';
import { signedIn } from '../claims/support/pages.ts';
import { sayYes } from './support/asking.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, data, browser } = await visitedHub('--demo');
openSecret(undefined, data);

/** One of the team's, one of a visitor's, one of a teacher's; the claim `no-loss` presses them all. */
const onePress = [
	'(coulisses)/desk/activities/[id]/[occurrence]/#cancel',
	'(public)/booking/[token]/#cancel',
	'(person)/me/classes/[class]/#reset',
	'(person)/me/partnering/talks/[talk]/#confirm',
	'(person)/me/groups/[group]/#leave'
];

test('what cannot be undone asks with its figures, « no » changes nothing, and « yes » said twice is done once', async () => {
	const { untried, wrong } = await pressAll(url, browser, onePress);
	expect(wrong).toEqual([]);
	expect(untried).toEqual([]);
});

test('without JavaScript too; and whoever registers between question and answer is asked about', async () => {
	const seance = await bookedBy(url, 9);
	const offering = (
		await sql<{ offering: string }>`select offering from agenda.occurrence where id = ${seance.id}`.execute(db)
	).rows[0]?.offering;
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-BE' });
	await context.addCookies([...(await signedIn(url, 'coordinator'))]);
	const page = await context.newPage();
	await page.goto(url + href(`/desk/activities/${offering}/${seance.id}`, 'fr'));
	await page.getByRole('button', { name: 'Annuler la séance' }).click();
	await page.getByText('9 personnes inscrites recevront un e-mail.').waitFor();
	await register(url, seance, formOf('Dixième Venue'));
	await sayYes(page);
	await page.getByText('10 personnes inscrites recevront un e-mail.').waitFor();
	await page.getByText('Quelque chose a changé depuis la question').waitFor();
	expect(await statusOf(seance.id)).toBe('scheduled');
	await page.getByRole('button', { name: 'Non, ne rien changer' }).click();
	expect(await page.getByRole('dialog').isVisible()).toBe(false);
	await page.getByRole('button', { name: 'Annuler la séance' }).first().click();
	await sayYes(page);
	await page.waitForURL(/done=cancelled/);
	expect(await statusOf(seance.id)).toBe('cancelled');
	await context.close();
});

test('the question reads by keyboard and for a screen reader: the focus is on it, Escape says no, axe has nothing to say', async () => {
	const seance = await bookedBy(url, 2);
	const { rows } = await sql<{
		offering: string;
	}>`select offering from agenda.occurrence where id = ${seance.id}`.execute(db);
	const page = await pageOf(browser, await signedIn(url, 'coordinator'));
	await page.goto(url + href(`/desk/activities/${rows[0]?.offering}/${seance.id}`, 'fr'));
	await page.getByRole('button', { name: 'Annuler la séance' }).click();
	await page.getByRole('dialog').waitFor();
	await page.waitForFunction(() => document.activeElement?.id === 'asking');
	expect(await axe(page)).toEqual([]);
	await page.keyboard.press('Space');
	await page.keyboard.press('Space');
	expect(await statusOf(seance.id)).toBe('scheduled');
	await page.keyboard.press('Escape');
	expect(await page.getByRole('dialog').isVisible()).toBe(false);
	await page.context().close();
});

test('what can be put back does not ask: a partner’s page gains a picture and its bond a line, struck out and put back, without JavaScript', async () => {
	const { id = '' } =
		(await sql<{ id: string }>`select id from network.organization where slug = 'maison-des-projets'`.execute(db))
			.rows[0] ?? {};
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-BE' });
	await context.addCookies(await signedIn(url, 'coordinator'));
	const page = await context.newPage();
	await page.goto(url + href(`/desk/organizations/${id}`, 'fr'));
	await page.locator('#pictures > summary').click();
	const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2662cd' } })
		.png()
		.toBuffer();
	await page.locator('#photo_new').setInputFiles({ name: 'bureau.png', mimeType: 'image/png', buffer });
	await page.locator('[name=photo_new_owner]').fill('Ines M. (fictif)');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.locator('#photo_new_alt_fr-error').waitFor();
	expect(await page.locator('[name=photo_new_owner]').inputValue()).toBe('Ines M. (fictif)');
	await page.locator('#photo_new').setInputFiles({ name: 'bureau.png', mimeType: 'image/png', buffer });
	await page.locator('[name=photo_new_alt_fr]').fill('Un bureau bleu');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.waitForURL(/done=saved/);
	await page.goto(url + href('/network/maison-des-projets', 'fr'));
	await page.getByAltText('Un bureau bleu').waitFor();
	await page.getByText('© Ines M. (fictif)').waitFor();

	await page.goto(`${url}${href(`/desk/organizations/${id}/bond`, 'fr')}?year=2025`);
	const note = page.locator('#gift form');
	await note.locator('[name=measure]').selectOption('money');
	await note.locator('[name=onDay]').fill('2025-03-01');
	await note.locator('[name=words]').fill('Affiches (fictif)');
	await note.locator('[name=evidence]').fill('Facture fictive 3');
	await note.getByRole('button').click();
	await page.getByText('Un nombre plus grand que zéro').waitFor();
	expect(await note.locator('[name=words]').inputValue()).toBe('Affiches (fictif)');
	await note.locator('[name=amount]').fill('1 250,50');
	await note.getByRole('button').click();
	await page.getByText('La ligne est inscrite.').waitFor();
	const total = page.getByRole('row', { name: 'Argent' });
	expect(await total.textContent()).toMatch(/1.250,50.€/);
	await page.getByRole('button', { name: 'Rayer' }).first().click();
	await page.getByText('cela ne compte plus').waitFor();
	expect(await total.count()).toBe(0);
	await page.getByRole('button', { name: 'Rétablir' }).click();
	await page.getByText('C’est rétabli.').waitFor();
	expect(await total.count()).toBe(1);
	await context.clearCookies();
	await context.addCookies(await signedIn(url, 'director'));
	expect((await page.reload())?.status()).toBe(404);
	await context.close();
});

test('a group without JavaScript: an invitation is accepted, what was typed stays beside what is wrong with it, and nobody else is inside', async () => {
	const { rows } = await sql<{ id: string }>`
		select id from groups.circle where slug in ('objets-connectes', 'le-musee-de-poche-un-guide-sans-reseau') order by kind desc`.execute(
		db
	);
	const [invited, led] = rows.map(({ id }) => `/me/groups/${id}`);
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-BE' });
	await context.addCookies(await signedIn(url, 'director'));
	const page = await context.newPage();
	const at = (path: string) => page.goto(url + href(path, 'fr'));
	expect((await at(`${invited}/work`))?.status()).toBe(404);
	await at(invited ?? '');
	await page.getByRole('button', { name: 'Accepter' }).click();
	await page.getByText('L’organisation est membre du groupe.').waitFor();
	expect((await at(`${invited}/work`))?.status()).toBe(200);
	expect((await at(`${invited}/terms`))?.status()).toBe(404);
	await at(`${led}/terms`);
	await page.locator('[name=budget]').fill('douze');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.locator('#budget-error').waitFor();
	expect(await page.locator('[name=budget]').inputValue()).toBe('douze');
	await page.locator('[name=budget]').fill('45 000,50');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	expect(await page.getByText('Il manque').textContent()).toMatch(/manque 0,50.€/);
	await context.clearCookies();
	await context.addCookies(await signedIn(url, 'teacher'));
	for (const part of ['/work', '/decisions', '/terms', '/edit']) expect((await at(led + part))?.status()).toBe(404);
	expect((await at(`${invited}/work`))?.status()).toBe(200);
	await context.close();
});

const statusOf = async (id: string) =>
	(await sql<{ status: string }>`select status from agenda.occurrence where id = ${id}`.execute(db)).rows[0]?.status;
