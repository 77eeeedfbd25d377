import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { transaction } from '#kernel/server/db.ts';
import { allDay, ReservationRequest } from '#spaces';
import { addSpace, bookSpace } from '#spaces/server';
import { by, settled } from '../claims/support/hub.ts';
import { sayYes } from './support/asking.ts';
import { axe } from './support/browser.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub();
const day = shifted(localOf(new Date(), 'Europe/Brussels'), 9).slice(0, 10);

test.for([true, false])(
	'on a phone: a free room is found and booked; taken, another time is; it moves, and is given back (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const [name, other] = [`Salle ${javaScriptEnabled ? 'vive' : 'sobre'}`, `Voisine ${javaScriptEnabled}`];
		const room = await addRoom(name);
		await addRoom(other);
		const page = await phone(javaScriptEnabled);
		// axe is a script itself
		const looks = (page: Page) => (javaScriptEnabled ? axe(page) : []);

		await page.goto(`${url}${href('/spaces', 'fr')}`);
		await page.locator('#day').fill(day);
		await page.locator('#from').fill('09:00');
		await page.locator('#until').fill('10:00');
		await page.getByRole('button', { name: 'Trouver' }).click();
		await page.getByText(/espaces? libres?\s:/).waitFor();
		expect(await narrow(page)).toBe(true);
		expect(await looks(page)).toEqual([]);
		await page.getByRole('link', { name, exact: true }).click();
		await heading(page, name);
		expect(await page.locator('#from').inputValue()).toBe('09:00');
		expect(await narrow(page)).toBe(true);
		expect(await looks(page)).toEqual([]);

		// somebody else is faster
		await take(room, '09:00', '10:00');
		await fillWho(page);
		await page.getByRole('button', { name: 'Réserver', exact: true }).click();
		await page.getByText('Cet espace est déjà pris à ce moment-là.').first().waitFor();
		expect(await page.getByLabel('Votre nom').inputValue()).toBe('Nadia Nomade');
		expect(await page.getByLabel('Pour quoi faire').inputValue()).toBe('Entretien');
		expect(await page.getByRole('button', { name: new RegExp(other) }).count()).toBe(1);
		expect(await looks(page)).toEqual([]);
		await page.getByRole('button', { name: /10:00/ }).first().click();
		await heading(page, 'C’est réservé');
		expect(await page.getByRole('img', { name: /^QR du ticket/ }).count()).toBe(1);
		expect(await narrow(page)).toBe(true);
		expect(await looks(page)).toEqual([]);
		const calendar = await page.request.get(`${page.url().split(/[?#]/)[0]}/calendar.ics`);
		expect(await calendar.text()).toContain('SUMMARY:');

		await page.locator('#from').fill('14:00');
		await page.locator('#until').fill('15:30');
		await page.getByRole('button', { name: 'Déplacer la réservation' }).click();
		await page.getByText('La réservation est déplacée.').waitFor();
		await page.getByText(/14:00/).first().waitFor();

		await page.getByRole('button', { name: 'Rendre la réservation' }).click();
		await sayYes(page);
		await heading(page, 'Cette réservation n’est plus');
		await settled();
	}
);

test('the calendar of a room says what is public, and « Occupé » of the rest', async () => {
	const room = await addRoom('Salle discrète');
	await take(room, '11:00', '12:00');
	const answer = await fetch(`${url}${href('/spaces/salle-discrete/calendar.ics', 'fr')}`);
	const text = await answer.text();
	expect(answer.headers.get('content-type')).toContain('text/calendar');
	expect(text).toContain('SUMMARY:Occupé');
	expect(text).not.toContain('Quelqu');
});

async function addRoom(name: string): Promise<string> {
	return transaction((tx) =>
		addSpace(
			tx,
			{
				...{ place: 'quai', kind: 'room', name: { source: 'fr', fr: name }, capacity: 8, stepFree: true },
				...{ hours: allDay, closedOnHolidays: false, fictional: true }
			},
			by
		)
	);
}

/** Somebody else books a room by herself. */
function take(room: string, from: string, until: string) {
	const at = (clock: string) => momentOf(`${day}T${clock}`, 'Europe/Brussels');
	const request = ReservationRequest.parse({
		...{ name: 'Quelqu’un', email: 'quelquun@example.org', locale: 'fr', idempotencyKey: newId() },
		...{ startsAt: at(from), endsAt: at(until), purpose: 'Quelque chose de privé' }
	});
	return transaction((tx) => bookSpace(tx, room, request, { actor: null, source: 'web' }));
}

async function fillWho(page: Page): Promise<void> {
	await page.getByLabel('Votre nom').fill('Nadia Nomade');
	await page.getByLabel('Votre e-mail').fill('nadia@example.org');
	await page.getByLabel('Pour quoi faire').fill('Entretien');
}

async function phone(javaScriptEnabled: boolean): Promise<Page> {
	const viewport = { width: 390, height: 844 };
	const context = await browser.newContext({ locale: 'fr-BE', viewport, hasTouch: true, javaScriptEnabled });
	return context.newPage();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Whether nothing is wider than the screen. */
const narrow = async (page: Page): Promise<boolean> => {
	const { x, width } = await page
		.locator('html')
		.evaluate((root) => ({ x: root.scrollWidth, width: root.clientWidth }));
	return x <= width;
};
