import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#kernel/server/db.ts';
import { soon } from '../claims/support/door.ts';
import { openHub, settled, settleIn } from '../claims/support/hub.ts';
import { enrol } from '../claims/support/learning/attendee.ts';
import { signedIn } from '../claims/support/pages.ts';
import { alive, axe, launchBrowser } from './support/browser.ts';

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let url: string;

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true, args: ['--demo'] }), launchBrowser({ still: true })]);
	url = hub.program.url;
	await settleIn();
});

afterAll(async () => {
	await browser?.close();
	await hub?.close();
});

test('without JavaScript: conditions are written, looked at and kept; points go in; the page says who lacks only what', async () => {
	const { page, goal } = await activityOf('but-simple', ['Ada Simple', 'Bob Simple', 'Cléo Simple'], false);
	await page.goto(goal);
	await add(page, 'Obtenir des points à une évaluation');
	await page.getByRole('button', { name: 'Voir ce que cela change' }).last().click();
	await page.getByText('Donnez-lui un nom').waitFor();
	await page
		.getByLabel(/^Nom de l’évaluation/)
		.first()
		.fill('Projet');
	await page.getByLabel(/^Points au moins/).fill('12,5');
	await add(page, 'Donner une preuve, à accepter par l’équipe');
	await page
		.getByLabel(/^Ce qu’il faut montrer/)
		.first()
		.fill('Portfolio');
	await page.getByRole('button', { name: /^Monter 2/ }).click();
	expect(
		await page
			.getByLabel(/^Nom de l’évaluation/)
			.first()
			.inputValue()
	).toBe('Projet');
	await page.getByRole('button', { name: 'Voir ce que cela change' }).last().click();
	await page.getByText('Ce serait la version 1').waitFor();
	await page.getByText('3 personnes ont encore quelque chose à faire').waitFor();
	await page.getByRole('button', { name: 'Enregistrer ces conditions' }).click();
	await page.getByText('Version 1, demandée aujourd’hui').waitFor();

	await page.goto(`${goal}/points`);
	await page.getByLabel('Ada Simple').fill('14,5');
	await page.getByLabel('Bob Simple').fill('21');
	await page.getByRole('button', { name: 'Enregistrer les points' }).click();
	await page.getByText('Un nombre de 0 à 20, ou rien').waitFor();
	expect(await page.getByLabel('Ada Simple').inputValue()).toBe('14,5');
	await page.getByLabel('Bob Simple').fill('8');
	await page.getByRole('button', { name: 'Enregistrer les points' }).click();
	await page.getByText(/^8 · Jeanne Beffroi/).waitFor();
	await page.getByLabel('Bob Simple').fill('9');
	await page.getByRole('button', { name: 'Enregistrer les points' }).click();
	await page.getByText('Corrections (1 personne)').click();
	await page.locator('dd', { hasText: /^8 · Jeanne Beffroi/ }).waitFor();

	await page.goto(`${goal}/standings`);
	await page.locator('tbody tr').nth(2).waitFor();
	await page.locator('[name=state]').selectOption({ label: 'Il ne manque que : Portfolio' });
	await page.getByRole('button', { name: 'Filtrer' }).click();
	await page.getByText('1 résultat').waitFor();
	expect(await page.locator('tbody th').allInnerTexts()).toEqual(['Ada Simple']);
	const file = await page.request.get(`${goal}/standings/export?format=csv`);
	expect(await file.text()).toMatch(/Bob Simple[^\n]*9.{0,3}\/.{0,3}20/);
});

test('with JavaScript: a group by the keyboard; who has reached it keeps it under other conditions, and when there are none any more', async () => {
	const { page, goal } = await activityOf('but-vif', ['Eva Vive', 'Gil Vif'], true);
	await page.goto(goal);
	await alive(page);
	await add(page, 'Obtenir des points à une évaluation');
	await page
		.getByLabel(/^Nom de l’évaluation/)
		.first()
		.fill('Oral');
	await page
		.getByLabel(/^Nom de l’évaluation/)
		.first()
		.press('Enter');
	await page.getByText('Ce serait la version 1').waitFor();
	await page.getByRole('button', { name: 'Enregistrer ces conditions' }).press('Enter');
	await page.getByText('Version 1, demandée aujourd’hui').waitFor();
	await page.goto(`${goal}/points`);
	await alive(page);
	await page.getByLabel('Eva Vive').focus();
	await page.keyboard.type('15');
	await page.keyboard.press('Enter');
	await page.keyboard.type('6');
	expect(await page.getByLabel('Gil Vif').inputValue()).toBe('6');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.getByText(/^15 · Jeanne Beffroi/).waitFor();
	await settled();

	await page.goto(goal);
	await alive(page);
	await add(page, 'Groupe : l’une de plusieurs choses');
	const group = page.getByRole('group', { name: /^2\. Groupe/ });
	await group.waitFor();
	await page.getByRole('button', { name: 'Voir ce que cela change' }).last().click();
	await page.getByText('Ajoutez au moins une condition dans ce groupe').waitFor();
	for (const [turn, name] of ['Vidéo', 'Article'].entries()) {
		await group.getByLabel('Ajouter dans ce groupe').selectOption('Donner une preuve, à accepter par l’équipe');
		await group.getByRole('button', { name: 'Ajouter', exact: true }).press('Enter');
		await group.locator('[name$=".title_fr"]').nth(turn).fill(name);
	}
	await page.getByRole('button', { name: 'Voir ce que cela change' }).last().click();
	await page.getByText('1 personne l’a atteint et le garde sous la version 1 (Eva Vive)').waitFor();
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Enregistrer ces conditions' }).click();
	await page.getByText('Version 2, demandée aujourd’hui').waitFor();
	await page.goto(`${goal}/standings`);
	const row = page.getByRole('row', { name: /Eva Vive/ });
	await row.getByText('selon la version 1').waitFor();
	await page.goto(goal);
	await page.getByRole('button', { name: 'Retirer les conditions' }).click();
	await page.getByRole('heading', { name: 'Fixer les conditions' }).waitFor();
	await settled();
	const { rows } = await sql`
		select from learning.completion c join learning.goal g on g.id = c.goal where g.withdrawn_at is not null and c.lost_at is null`.execute(
		db
	);
	expect(rows).toHaveLength(1);
});

/** An activity in which some have a place, and the coordinator before the page of its goal. */
async function activityOf(slug: string, names: readonly string[], javaScriptEnabled: boolean) {
	const seance = await soon(slug);
	for (const name of names) await enrol(url, seance, name);
	const { rows } = await sql<{
		offering: string;
	}>`select offering from agenda.occurrence where id = ${seance.id}`.execute(db);
	const context = await browser.newContext({ locale: 'fr-BE', javaScriptEnabled });
	await context.addCookies(await signedIn(url, 'coordinator'));
	return { page: await context.newPage(), goal: `${url}/fr/coulisses/activites/${rows[0]?.offering}/reussite` };
}

async function add(page: Page, kind: string): Promise<void> {
	await page.getByLabel('Nouvelle condition').selectOption(kind);
	await page.getByRole('button', { name: 'Ajouter', exact: true }).last().click();
}
