import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { localOf, shifted } from '#kernel/server/clock.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { allDay } from '#spaces';
import { addInduction, addSpace, giveInduction, keepTerms, writeSheet } from '#spaces/server';
import { by, open } from '../claims/support/hub.ts';
import { switchTo } from '../claims/support/pages.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
const day = shifted(localOf(new Date(), 'Europe/Brussels'), 9).slice(0, 10);

test.for([true, false])(
	'on a phone: what a machine asks for leads to its booking: the séance, the sheet, the time (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const slug = `laser-${javaScriptEnabled ? 'vif' : 'sobre'}`;
		const { induction } = await machine(slug);
		const person = await somebody('Lina Laser');
		const page = await phone(person, javaScriptEnabled);
		await page.goto(`${url}${href(`/spaces/${slug}`, 'fr')}`);
		await page.getByText(`Habilitation demandée : ${slug}`).waitFor();
		await page.getByText('Fiche de sécurité à signer').waitFor();
		expect(await page.locator(`a[href^="${href(`/agenda/cours-${slug}`, 'fr')}/"]`).count()).toBe(1);
		expect(await page.getByRole('button', { name: 'Réserver', exact: true }).count()).toBe(0);
		expect(javaScriptEnabled ? await axe(page) : []).toEqual([]);

		await transaction((tx) => giveInduction(tx, induction, person, by));
		await page.getByRole('link', { name: 'Lire et signer la fiche' }).click();
		await page.getByRole('button', { name: 'Signer' }).click();
		await page.getByText('La fiche est signée.').waitFor();
		await page.getByRole('link', { name: 'Voir et réserver' }).click();
		await page.getByText(/Vous avez l’habilitation/).waitFor();
		await fillTime(page);
		await page.getByRole('button', { name: 'Réserver', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: 'C’est réservé' }).waitFor();
	}
);

test('whoever may be a minor names an adult: without one the refusal stands beside the field, and what she typed stays', async () => {
	const { induction } = await machine('laser-jeune', false);
	const young = await somebody('Eli Jeune', new Date().getFullYear() - 16);
	await transaction((tx) => giveInduction(tx, induction, young, by));
	const page = await phone(young, true);
	await page.goto(`${url}${href('/spaces/laser-jeune', 'fr')}`);
	await fillTime(page);
	await page.getByLabel('Pour quoi faire').fill('Un porte-clés');
	await page.getByRole('button', { name: 'Réserver', exact: true }).click();
	await page.locator('#adult-error').getByText('Dites qui vous accompagne').waitFor();
	expect(await page.getByLabel('Pour quoi faire').inputValue()).toBe('Un porte-clés');
	expect(await axe(page)).toEqual([]);
	await page.getByLabel('L’adulte qui vous accompagne').fill('Gus Adulte');
	await page.getByRole('button', { name: 'Réserver', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: 'C’est réservé' }).waitFor();
});

async function machine(slug: string, sheet = true) {
	const seance = await open(`cours-${slug}`);
	const { rows } = await sql<{
		offering: string;
	}>`select offering from agenda.occurrence where id = ${seance.id}`.execute(db);
	const offering = rows[0]?.offering ?? null;
	const name = { source: 'fr', fr: slug } as const;
	return transaction(async (tx) => {
		const given = { place: 'quai', slug, kind: 'machine', name, hours: allDay, closedOnHolidays: false } as const;
		const id = await addSpace(tx, { ...given, fictional: true }, by);
		const induction = await addInduction(tx, { name, offering, months: 12 }, by);
		await keepTerms(tx, id, { induction, hourCents: 1200 }, by);
		if (sheet) await writeSheet(tx, id, { source: 'fr', fr: 'Lunettes. Jamais seul.' }, by);
		return { id, induction };
	});
}

const somebody = (name: string, birthYear: number | null = null): Promise<string> =>
	transaction((tx) =>
		findOrMakePerson(tx, { name, email: `${newId()}@exemple.invalid`, locale: 'fr', birthYear, fictional: true })
	);

async function phone(person: string, javaScriptEnabled: boolean): Promise<Page> {
	const viewport = { width: 390, height: 844 };
	const context = await browser.newContext({ locale: 'fr-BE', viewport, hasTouch: true, javaScriptEnabled });
	await context.addCookies(await switchTo(url, person));
	return context.newPage();
}

async function fillTime(page: Page): Promise<void> {
	await page.locator('#day').fill(day);
	await page.locator('#from').fill('09:00');
	await page.locator('#until').fill('10:00');
}
