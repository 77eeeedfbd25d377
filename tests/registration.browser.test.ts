import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bookedOccurrence, rewriteOffering, written } from '#agenda/server';
import { db, transaction } from '#kernel/server/db.ts';
import { formOf, open, register, registrationPage, type Seance, settled } from '../claims/support/hub.ts';
import { sayYes } from './support/asking.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub();

test('the keyboard alone registers two persons, from the activity to the tickets', async () => {
	const seance = await open('clavier');
	const page = await visitor();
	await page.goto(`${url}/fr/agenda/clavier`);
	await tabTo(page, `[href$="${seance.id}"]`);
	await page.keyboard.press('Enter');
	await page.waitForURL(`**${registrationPage(seance)}`);
	await tabTo(page, '#name');
	await page.keyboard.type('Clara Clavier');
	await tabTo(page, '#email');
	await page.keyboard.type('clara@example.org');
	await tabTo(page, '#seats');
	await page.keyboard.press('ArrowDown');
	await tabTo(page, 'form button[type=submit]:not([name])');
	await page.keyboard.press('Enter');
	await heading(page, 'C’est réservé');
	expect(await page.getByRole('img', { name: /^QR du ticket/ }).count()).toBe(2);
});

test('without JavaScript a registration is taken, and its letter has the ticket and the link that cancels', async () => {
	const seance = await open('sans-script');
	const page = await visitor({ javaScriptEnabled: false });
	await fill(page, seance, { name: 'Sam Sansscript', email: 'sam@example.org' });
	await heading(page, 'C’est réservé');
	const ticket = ((await page.locator('.code').textContent()) ?? '').replaceAll(' ', '');
	const letter = await lastLetter('sam@example.org');
	expect(letter.text.replaceAll('-', '')).toContain(ticket);
	// the letter's link stays when the browser's ends: once somebody has shown that the address is hers
	expect(letter.text).toMatch(/\/fr\/inscription\/[\w-]{43}\n/);
	expect(letter.pictures).toEqual(['ticket-1.png', 'sans-script.ics']);
	await page.getByRole('button', { name: 'Annuler mon inscription' }).click();
	await sayYes(page);
	await heading(page, 'Inscription annulée');
});

test.for([true, false])(
	'a mistake is said beside its field, and nothing that was typed is lost (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const seance = await open(`faute-${javaScriptEnabled}`);
		const page = await visitor({ javaScriptEnabled });
		await fill(page, seance, { name: 'Émile Étourdi', email: 'emile.example.org', seats: '3' });
		const email = page.getByLabel('Votre e-mail');
		const said = page.locator('#email-error');
		await said.waitFor();
		expect(await email.getAttribute('aria-invalid')).toBe('true');
		expect(await email.getAttribute('aria-describedby')).toContain('email-error');
		expect(await said.textContent()).toMatch(/adresse/i);
		expect(await email.inputValue()).toBe('emile.example.org');
		expect(await page.getByLabel('Votre nom').inputValue()).toBe('Émile Étourdi');
		expect(await page.getByLabel('Nombre de places').inputValue()).toBe('3');
		await email.fill('emile@example.org');
		await page.getByRole('button', { name: 'S’inscrire' }).click();
		await heading(page, 'C’est réservé');
	}
);

test.for([true, false])(
	'a first name and a surname are asked for apart, also once somebody has begun to type one name (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const seance = await open(`deux-noms-${javaScriptEnabled}`);
		const page = await visitor({ javaScriptEnabled });
		await page.goto(url + registrationPage(seance));
		await page.getByLabel('Votre nom').fill('Émile van den Berg');
		await askForTwo(seance);
		await page.getByRole('button', { name: 'S’inscrire' }).click();
		await page.locator('#email-error').waitFor();
		expect(await page.getByLabel('Votre prénom').inputValue()).toBe('Émile');
		expect(await page.getByLabel('Votre nom de famille').inputValue()).toBe('van den Berg');
		await page.getByLabel('Votre prénom').fill(' ');
		await page.getByLabel('Votre e-mail').fill('emile@example.org');
		await page.getByLabel('Nombre de places').selectOption('2');
		const other = page.getByRole('group', { name: 'Nom pour la place 2' });
		await other.getByLabel('Prénom').fill('Sukarno');
		await page.getByRole('button', { name: 'S’inscrire' }).click();
		await page.locator('#given-error').waitFor();
		expect(await page.getByLabel('Votre nom de famille').inputValue()).toBe('van den Berg');
		await page.getByLabel('Votre prénom').fill('Émile');
		await page.getByRole('button', { name: 'S’inscrire' }).click();
		await heading(page, 'C’est réservé');
		expect(await page.locator('.ticket strong').allTextContents()).toEqual(['Émile van den Berg', 'Sukarno']);
	}
);

test('a full séance puts on the waiting list; a cancellation by the link offers the place to the next, who takes it', async () => {
	const seance = await open('plein', { capacity: 1, offerMinutes: 60 });
	const first = await visitor();
	await fill(first, seance, { name: 'Paula Première', email: 'paula@example.org' });
	await heading(first, 'C’est réservé');
	await register(url, seance, formOf('Olga Ailleurs'));

	const second = await visitor();
	await fill(second, seance, { name: 'Sacha Second', email: 'sacha@example.org' }, 'Rejoindre la liste d’attente');
	await heading(second, 'Sur la liste d’attente');
	await second.getByText('Vous êtes 2e sur la liste d’attente.').waitFor();

	for (const email of ['paula@example.org', 'olga.ailleurs@example.org']) {
		await first.goto(linkIn((await lastLetter(email)).text));
		await first.getByRole('button', { name: /^Annuler mon inscription/ }).click();
		await sayYes(first);
		await heading(first, 'Inscription annulée');
	}
	const offer = await lastLetter('sacha@example.org');
	expect(offer.subject).toContain('Titre plein');
	await second.goto(linkIn(offer.text));
	await heading(second, 'Une place se libère pour vous');
	await second.getByRole('button', { name: 'Je prends la place' }).click();
	await heading(second, 'C’est réservé');
	expect((await lastLetter('sacha@example.org')).pictures).toContain('ticket-1.png');
});

async function askForTwo({ id }: Seance): Promise<void> {
	const { offering } = await bookedOccurrence(id);
	await transaction(async (tx) => {
		const given = await written(tx, offering.id);
		await rewriteOffering(tx, offering.id, { ...given, twoNames: true }, { actor: null, source: 'desk' });
	});
}

async function visitor(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', ...options });
	return context.newPage();
}

async function fill(
	page: Page,
	seance: Seance,
	typed: { name: string; email: string; seats?: string },
	button = 'S’inscrire'
): Promise<void> {
	await page.goto(url + registrationPage(seance));
	await page.getByLabel('Votre nom').fill(typed.name);
	await page.getByLabel('Votre e-mail').fill(typed.email);
	if (typed.seats) await page.getByLabel('Nombre de places').selectOption(typed.seats);
	await page.getByRole('button', { name: button }).click();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Presses Tab until the focus is there, as somebody without a mouse must. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		if (await page.locator(':focus').evaluateAll(([focused], wanted) => focused?.matches(wanted) === true, selector))
			return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`sixty times Tab never came to ${selector}`);
}

/** The newest letter about a booking to an address that is not proved yet, once all letters are written. */
async function lastLetter(email: string): Promise<{ subject: string; text: string; pictures: string[] }> {
	await settled();
	const { rows } = await sql<{ subject: string; text: string; pictures: string[] }>`
		select subject, text, array(select one ->> 'name' from jsonb_array_elements(attachments) as one) as pictures
		from kernel.mail where recipient = ${email} and held order by written_at desc limit 1`.execute(db);
	if (!rows[0]) throw new Error(`no letter to ${email}`);
	return rows[0];
}

const linkIn = (text: string): string => /https?:\/\/\S+\/inscription\/[\w-]+/.exec(text)?.[0] ?? '';
