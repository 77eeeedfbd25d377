import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { roomless } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { bookSpace, reservationList, spaceById, spaceBySlug, spaces } from '#spaces/server';
import { enter, firstAdminHere } from '../claims/support/first-admin.ts';
import { open, openHub, settleIn } from '../claims/support/hub.ts';
import { handOn } from '../claims/support/monday-hand.ts';
import { sayYes } from './support/asking.ts';
import { axe, launchBrowser } from './support/browser.ts';

const { program, close } = await openHub({ crowd: true, args: [] });
const { url } = program;
const browser = await launchBrowser();
afterAll(async () => {
	await browser.close();
	await close();
});
await settleIn();
const cookies = await (async () => {
	const context = await browser.newContext({ locale: 'fr-BE' });
	const hand = handOn(await context.newPage(), { clicks: 0, keys: 0 });
	await enter(hand, await firstAdminHere(program, 'andree@exemple.invalid'));
	return context.cookies();
})();
const { timeZone } = await hub();

/** A day of the week after next on which an office is open, since no public holiday may make the journey fail. */
const later = new Date(Date.now() + 14 * 86_400_000);
const day = isoDate(later, timeZone);

test.for([true, false])(
	'from an empty house to a first answered booking (JavaScript: %s)',
	async (javaScriptEnabled) => {
		const name = `Salle ${javaScriptEnabled ? 'bleue' : 'verte'}`;
		const page = await visit('/desk/spaces', { javaScriptEnabled, viewport: { width: 390, height: 844 } });
		if (javaScriptEnabled) await page.getByText('Aucun espace encore').waitFor();
		await page.getByRole('link', { name: 'Ajouter un espace' }).first().click();
		await page
			.getByLabel(/^Nom.*français|^Nom/i)
			.first()
			.fill(name);
		await page.getByLabel('Lieu').selectOption('quai');
		await page.getByLabel('Personnes, au plus').fill('12');
		for (const weekday of ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'])
			await page.getByLabel(weekday, { exact: true }).fill(weekday === 'samedi' ? '8h à midi' : '8h30-12h, 13h-22h');
		await page.getByText('Fermé les jours fériés').click();
		await page.getByText('L’équipe répond à chaque demande').click();
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		await page.locator('form').getByRole('button', { name: 'Ajouter un espace' }).click();
		await page.getByText('Écrivez par exemple 9:00–12:30').waitFor();
		await page.getByLabel('samedi', { exact: true }).fill('8h30-12h, 13h-22h');
		await page.locator('form').getByRole('button', { name: 'Ajouter un espace' }).click();
		await page.getByText('L’espace est ajouté.').waitFor();
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);

		const made = (await spaces()).find((one) => one.name.fr === name);
		const space = made?.id ?? '';
		expect(made).toMatchObject({
			capacity: 12,
			approval: true,
			hours: Array.from({ length: 7 }, () => [
				[510, 720],
				[780, 1320]
			])
		});
		const at = (clock: string) => new Date(`${day}T${clock}:00+${offset()}`);
		await transaction((tx) =>
			bookSpace(
				tx,
				space,
				{
					...{ name: 'Zoé Delvaux', email: 'zoe@example.org', locale: 'fr', idempotencyKey: crypto.randomUUID() },
					...{ quantity: 1, purpose: 'Répétition', people: 8, startsAt: at('18:00'), endsAt: at('20:00') }
				},
				{ actor: null, source: 'web' }
			)
		);
		await page.goto(url + href('/desk', 'fr'));
		await page.getByText(/demande d’espace attend une réponse/).waitFor();
		await page.getByRole('main').getByRole('link', { name: 'Réservations', exact: true }).click();
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		await page.getByRole('link', { name: 'Zoé Delvaux' }).click();
		await page.getByLabel('Un mot avec la réponse').fill('La clé est au bar.');
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		await page.getByRole('button', { name: 'Accepter la demande' }).click();
		await page.getByText('C’est accepté.').waitFor();
		const { rows } = await reservationList({ keepers: null, space }, { offset: 0, limit: 5 });
		expect(rows).toMatchObject([{ states: ['confirmed'], purpose: 'Répétition' }]);

		// the day shows it, and what is free is booked in a press; what is taken meanwhile is said with what is free instead
		await page.getByRole('link', { name: 'Voir la journée' }).click();
		await page
			.getByRole('link', { name: /Répétition/ })
			.first()
			.waitFor();
		if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
		await page.getByRole('region', { name }).getByRole('link', { name: 'Libre, réserver' }).first().click();
		await page.getByLabel('Début').fill('19:00');
		await page.getByLabel('Fin', { exact: true }).fill('20:00');
		await page.getByLabel('Pour qui').fill('Chorale');
		await page.locator('form').getByRole('button', { name: 'Réserver pour quelqu’un' }).click();
		await page.getByText('Cet espace est déjà pris à ce moment-là.').waitFor();
		expect(await page.getByLabel('Pour qui').inputValue()).toBe('Chorale');
		await page.getByRole('button', { name: /20:00/ }).first().click();
		await page.getByText('C’est réservé.').waitFor();

		await page.getByRole('button', { name: 'Annuler la réservation' }).click();
		await sayYes(page);
		await page.getByText('C’est annulé, et l’espace est libre.').waitFor();
		await page.context().close();
	}
);

test('the séances that stand in a place are brought over to its room', async () => {
	await open('sans-salle');
	const { id } = await spaceBySlug('salle-bleue');
	const page = await visit(`/desk/spaces/${id}`);
	await page.getByRole('link', { name: 'Les mettre ici' }).click();
	expect(await axe(page)).toEqual([]);
	await page.getByLabel('Titre sans-salle').check();
	await page.getByRole('button', { name: 'Mettre les séances cochées' }).click();
	await page.getByText('1 séance a maintenant sa salle').waitFor();
	expect(await roomless((await spaceById(id)).place.id)).toEqual([]);
	await page.goto(
		url + href(`/desk/spaces/day?space=${id}&date=${isoDate(new Date(Date.now() + 48 * 3_600_000), timeZone)}`, 'fr')
	);
	await page
		.getByRole('link', { name: /Titre sans-salle/ })
		.first()
		.waitFor();
	expect(await axe(page)).toEqual([]);
});

async function visit(path: string, options: object = {}): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', ...options });
	await context.addCookies(cookies);
	const page = await context.newPage();
	await page.goto(url + href(path, 'fr'));
	return page;
}

/** How far the hub's clock is ahead on that day. */
function offset(): string {
	const said = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(later);
	return said.find(({ type }) => type === 'timeZoneName')?.value.slice(4) ?? '01:00';
}
