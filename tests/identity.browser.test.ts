import { readFile } from 'node:fs/promises';
import { createOTP } from '@better-auth/utils/otp';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, launchBrowser } from './support/browser.ts';
import { type Program, startProgram } from './support/program.ts';

let program: Program;
let browser: Browser;
let admin: Page;

const newcomer = 'nouvelle@exemple.invalid';

beforeAll(async () => {
	[program, browser] = await Promise.all([startProgram({ crowd: true }), launchBrowser({ still: true })]);
	admin = await as('administrateur');
});

afterAll(async () => {
	await browser?.close();
	await program?.stop();
});

test('a link by mail signs in, once, without JavaScript', async () => {
	const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	const link = await askForLink(page, newcomer);
	await page.goto(link);
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await page.getByRole('heading', { level: 1, name: 'Bonjour, nouvelle' }).waitFor();
	const late = await visitor();
	await late.goto(link);
	await late.getByRole('button', { name: 'Me connecter' }).click();
	await late.getByRole('heading', { level: 1, name: 'Ce lien ne sert plus' }).waitFor();
});

test('a passkey is added, signs in, and is removed', async () => {
	const page = await signedIn(newcomer);
	await addAuthenticator(page);
	await page.goto(`${program.url}/fr/moi/acces`);
	await page.getByLabel('Nom de la clé').fill('mon téléphone');
	await page.getByRole('button', { name: 'Ajouter une clé' }).click();
	await page.getByText('mon téléphone', { exact: true }).waitFor();
	await page.goto(`${program.url}/fr/moi`);
	await page.getByRole('button', { name: 'Se déconnecter' }).click();
	await page.waitForURL(`${program.url}/fr`);
	await page.goto(`${program.url}/fr/moi/acces`);
	await page.getByRole('button', { name: 'Utiliser ma clé' }).click();
	await page.getByRole('button', { name: 'Retirer la clé « mon téléphone »' }).click();
	await page.getByText('C’est enregistré.').waitFor();
	expect(await page.getByText('mon téléphone', { exact: true }).count()).toBe(0);
});

test('a role that is given opens Coulisses only with a second factor, and the log names who gave it', async () => {
	await admin.goto(`${program.url}/fr/coulisses/equipe`);
	const grant = admin.locator('#grant');
	await grant.getByLabel('Adresse e-mail').fill(newcomer);
	await grant.getByLabel('Rôle').selectOption({ label: 'Coordination' });
	await grant.getByRole('button', { name: 'Donner le rôle' }).click();
	await admin.getByText('Ce rôle est changé').waitFor();

	const page = await signedIn(newcomer);
	await page.goto(`${program.url}/fr/coulisses`);
	await page.waitForURL('**/fr/moi/acces?returnTo=**');
	await page.getByRole('button', { name: 'Activer les codes' }).click();
	const uri = await page.locator('input[name=uri]').inputValue();
	const backup = await page.locator('.codes li').first().textContent();
	await page.getByLabel('Code', { exact: false }).fill('000 000');
	await page.getByRole('button', { name: 'C’est bon' }).click();
	await page.getByText('Ce code n’est pas bon').waitFor();
	await replace(page.getByLabel('Code', { exact: false }), await createOTP(secretOf(uri)).totp());
	await page.getByRole('button', { name: 'C’est bon' }).click();
	await page.waitForURL(/\/fr\/coulisses(#|$)/);

	const again = await signedIn(newcomer);
	await again.goto(`${program.url}/fr/coulisses/journal`);
	await again.getByLabel('Code', { exact: false }).fill(backup ?? '');
	await again.getByRole('button', { name: 'Confirmer' }).click();
	const fact = again.getByRole('row').filter({ hasText: 'A reçu un rôle' }).first();
	await fact.waitFor();
	for (const words of ['Coordination', 'Bastien Molette', 'nouvelle'])
		expect(await fact.textContent()).toContain(words);
	await again.getByRole('button', { name: 'Vérifier les sceaux' }).click();
	await again.getByText('Les sceaux tiennent').waitFor();
});

test('a visitor signs in first, and for a teacher there are no Coulisses', async () => {
	const page = await visitor();
	await page.goto(`${program.url}/fr/coulisses/envois`);
	expect(page.url()).toContain('/fr/connexion?returnTo=%2Ffr%2Fcoulisses%2Fenvois');
	const teacher = await as('enseignante');
	for (const path of ['', '/outbox', '/facts', '/people'])
		expect((await teacher.goto(`${program.url}/fr/coulisses${path}`))?.status(), path).toBe(404);
});

test('whoever erases herself is gone, with her session', async () => {
	const page = await signedIn('breve@exemple.invalid');
	await page.goto(`${program.url}/fr/moi/donnees`);
	await page.getByLabel('Tapez EFFACER').fill('peut-être');
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	await page.getByText('Rien n’a été effacé').waitFor();
	await replace(page.getByLabel('Tapez EFFACER'), 'effacer');
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	await page.getByRole('heading', { level: 1, name: 'C’est effacé' }).waitFor();
	await page.goto(`${program.url}/fr/moi`);
	expect(page.url()).toContain('/fr/connexion');
});

test('an admin hands over and erases for somebody who asks by letter; a coordinator is told who can', async () => {
	await signedIn('lettre@exemple.invalid');
	await admin.goto(`${program.url}/fr/coulisses/personnes?q=lettre@exemple.invalid`);
	await admin.getByRole('link', { name: 'lettre', exact: true }).click();
	await admin.getByRole('link', { name: 'Ses données' }).click();
	await admin.waitForURL('**/donnees');
	const address = admin.url();
	const [file] = await Promise.all([
		admin.waitForEvent('download'),
		admin.getByRole('link', { name: 'Télécharger' }).click()
	]);
	expect(await readFile(await file.path(), 'utf8')).toContain('lettre@exemple.invalid');
	const coordinator = await as('coordinatrice');
	await coordinator.goto(address);
	await coordinator.getByText('Seule l’administration').waitFor();
	expect((await coordinator.request.get(`${address}/hand-over`)).status()).toBe(404);
	await replace(admin.getByLabel('Tapez EFFACER'), 'effacer');
	await admin.getByRole('button', { name: 'Tout effacer' }).click();
	await admin.getByText('Le hub ne sait plus qui c’était').waitFor();
	expect((await admin.goto(address))?.status()).toBe(404);
});

test('the coordinator notes what was said and plans a follow-up; what she keeps for herself no colleague reads', async () => {
	const coordinator = await as('coordinatrice');
	await coordinator.goto(`${program.url}/fr/coulisses/contacts?q=Joystick`);
	await coordinator.getByRole('link', { name: 'Poppy Joystick' }).click();
	await coordinator.getByRole('link', { name: 'Noter, étiqueter, relancer' }).click();
	await coordinator.waitForURL('**/notes');
	await coordinator.getByRole('button', { name: 'Garder la note' }).click();
	await coordinator.getByText('Écrivez ce qui s’est dit.').waitFor();
	await coordinator.getByLabel('Ce qui s’est dit').fill('Rencontrée au marché.');
	await coordinator.getByLabel('Moi seulement').check();
	await coordinator.getByRole('button', { name: 'Garder la note' }).click();
	await coordinator.getByText('Rencontrée au marché.').first().waitFor();
	expect(await axe(coordinator)).toEqual([]);
	const address = coordinator.url().split('?')[0] ?? '';
	await coordinator.locator('summary', { hasText: 'Prévoir une relance' }).click();
	await replace(coordinator.getByLabel('Ce qu’il y a à faire'), 'Lui écrire');
	await replace(coordinator.getByLabel('Pour quand'), '2026-01-12');
	await coordinator.getByRole('button', { name: 'Prévoir une relance' }).click();
	await coordinator.waitForURL('**done=follow*');
	await coordinator.goto(`${program.url}/fr/coulisses`);
	await coordinator.getByRole('link', { name: /relances? à faire/ }).click();
	await coordinator.getByRole('button', { name: 'Marquer comme faite : Lui écrire' }).click();
	await coordinator.getByText('La relance est à jour.').waitFor();
	await admin.goto(address);
	await admin.getByText('Disponible les jeudis.').first().waitFor();
	expect(await admin.getByText('Rencontrée au marché.').count()).toBe(0);
});

const french = (): Promise<BrowserContext> => browser.newContext({ locale: 'fr-BE' });
const visitor = async (): Promise<Page> => (await french()).newPage();

/** Writes over what stands in a field. The page may come alive just between the selecting and the writing, and then both stand there. */
const replace = (field: Locator, text: string): Promise<unknown> =>
	expect.poll(() => field.fill(text).then(() => field.inputValue())).toBe(text);

/** A page of an invented person of the bar « Je suis… ». */
async function as(title: string): Promise<Page> {
	const page = await visitor();
	await page.goto(`${program.url}/fr`);
	await page.getByRole('button', { name: title }).click();
	await page
		.locator('header')
		.getByRole('link', { name: /Molette|Terril|Beffroi/ })
		.first()
		.waitFor({ state: 'attached' });
	return page;
}

async function signedIn(email: string): Promise<Page> {
	const page = await visitor();
	await page.goto(await askForLink(page, email));
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await page.waitForURL(/\/fr\/(moi|connexion\/second-facteur)/);
	return page;
}

/** Asks for a link and reads it where the team does: in the outbox. */
async function askForLink(page: Page, email: string): Promise<string> {
	await page.goto(`${program.url}/fr/connexion`);
	await page.getByLabel('Votre e-mail').first().fill(email);
	await page.getByRole('button', { name: 'Recevoir un lien' }).click();
	await page.getByText('Un e-mail est en route').waitFor();
	await admin.goto(`${program.url}/fr/coulisses/envois`);
	await admin.getByRole('row').filter({ hasText: email }).first().getByRole('link').click();
	const link = await admin.locator('a[href*="/connexion/lien?token="]').first().getAttribute('href');
	return link ?? '';
}

/** A device of the browser's own that says yes for its user (WebAuthn over the DevTools protocol). */
async function addAuthenticator(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('WebAuthn.enable');
	await session.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
}

/** The secret in an otpauth address (RFC 4648, base 32). */
function secretOf(uri: string): string {
	const letters = [...(new URL(uri).searchParams.get('secret') ?? '')];
	const bits = letters.map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'));
	const bytes = bits.join('').match(/.{8}/g) ?? [];
	return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}
