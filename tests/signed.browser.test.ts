import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { signedIn } from '../claims/support/pages.ts';
import { alive, axe } from './support/browser.ts';
import { drawnFilm } from './support/drawn-film.ts';
import { visitedHub } from './support/visited.ts';

const { url, browser } = await visitedHub('--demo');
const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-BE' };

/** The first stop of a trail of the demonstration. */
async function stopShown(): Promise<{ trail: string; slug: string; stop: string; code: string }> {
	const { rows } = await sql<{ trail: string; slug: string; stop: string; code: string }>`
		select t.id as trail, t.slug, s.id as stop, s.code from city.trail t
		join network.organization_card o on o.id = t.organization join city.stop s on s.trail = t.id and s.position = 1
		where o.slug = 'tele-terril' order by t.slug limit 1`.execute(db);
	if (!rows[0]) throw new Error('the demonstration has no trail');
	return rows[0];
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
/** Runs in the page: plays what a stop says in signs, without its sound. */
const plays = (page: Page): Promise<number> =>
	page.locator('video').evaluate(async (video: HTMLVideoElement) => {
		video.muted = true;
		await video.play();
		await new Promise((done) => setTimeout(done, 800));
		return video.currentTime;
	});
const visitor = async (): Promise<{ context: BrowserContext; page: Page }> => {
	const context = await browser.newContext(phone);
	return { context, page: await context.newPage() };
};

test('a film in sign language is sent from the page of its stop, and what it lacks is said beside the field', async () => {
	const { trail, stop } = await stopShown();
	const { context, page } = await visitor();
	await context.addCookies([...(await signedIn(url, 'director'))]);
	await page.goto(`${url}${href(`/me/guide/${trail}/stops/${stop}`, 'fr')}?lang=fr&for=signed`);
	await alive(page);
	const form = page.locator('form[action="?/film"]');
	const file = { name: 'lsfb.mp4', mimeType: 'video/mp4', buffer: drawnFilm({ seconds: 3 }) };
	await form.getByLabel('Fichier du film').setInputFiles(file);
	await form.getByLabel('Propriétaire des droits').fill('Le musée');
	await form.getByLabel('Licence', { exact: true }).selectOption('by');
	const send = form.getByRole('button', { name: 'Ajouter un film' });
	await send.click();
	await form.getByText('Écrivez ce que montre le film').waitFor();
	await form.getByText('Dites dans quelle langue des signes').waitFor();
	expect(await axe(page)).toEqual([]);
	await form.getByLabel('Langue signée').selectOption('sfb');
	await form.getByLabel('Ce que montre le film').first().fill('Une mire de couleurs.');
	await form.getByLabel('Fichier du film').setInputFiles({ ...file, buffer: Buffer.from('<!doctype html>') });
	await send.click();
	await form.getByText('Ce fichier n’est pas un film').waitFor();
	await form.getByLabel('Fichier du film').setInputFiles(file);
	await send.click();
	await page.waitForURL(/done=saved/);
	await alive(page);
	const words = page.locator('form[action="?/layer"]');
	expect(await words.getByLabel('Film en langue des signes').locator('option:checked').textContent()).toBe('lsfb.mp4');
	await words.getByLabel('Titre').fill('La gare en signes');
	await words.getByLabel('Texte du film').fill('La gare est un pont.');
	const loaded = page.waitForEvent('load');
	await words.getByRole('button', { name: 'Enregistrer' }).click();
	await loaded;
	await alive(page);
	expect(await words.getByLabel('Texte du film').inputValue()).toBe('La gare est un pont.');
	expect(await widthOf(page)).toBeLessThanOrEqual(390);
	await page.goto(url + href(`/me/guide/${trail}`, 'fr'));
	await alive(page);
	await page.getByRole('button', { name: 'Approuver et publier' }).click();
	await page.waitForURL(/done=published/);
	await context.close();
}, 180_000);

test('visitors choose it, nothing of it comes before it is played, and its text stands beside it', async () => {
	const { slug, code } = await stopShown();
	const { context, page } = await visitor();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(url + href(`/guide/${slug}/${code}`, 'fr'));
	await alive(page);
	await page.getByRole('link', { name: 'Langue des signes (LSFB)' }).click();
	await page.getByText('Langue des signes de Belgique francophone').waitFor();
	const video = page.locator('video');
	const { src, poster } = await video.evaluate((one: HTMLVideoElement) => ({ src: one.src, poster: one.poster }));
	expect([asked.includes(src), (await fetch(poster)).headers.get('content-type')]).toEqual([false, 'image/jpeg']);
	expect(await video.getAttribute('playsinline')).not.toBeNull();
	expect(await page.getByRole('link', { name: 'Lire le texte' }).getAttribute('href')).toBe('#film-words');
	expect(await plays(page)).toBeGreaterThan(0.3);
	expect(await axe(page)).toEqual([]);
	expect([await widthOf(page), (await context.cookies()).length]).toEqual([390, 0]);
	const piece = await fetch(src, { headers: { range: 'bytes=4-7' } });
	expect([piece.status, await piece.text()]).toEqual([206, 'ftyp']);
	await page.emulateMedia({ media: 'print' });
	expect(await page.getByText(`/g/${code}`).isVisible()).toBe(true);
	await context.close();
}, 120_000);

test('a phone takes films along where that is asked for, and plays them without a network', async () => {
	const { slug, code } = await stopShown();
	const { context, page } = await visitor();
	await page.goto(`${url}${href('/guide/kept', 'fr')}?trail=${slug}`);
	await alive(page);
	const films = page.getByLabel(/Avec les films en langue des signes/);
	expect(await films.isChecked()).toBe(false);
	await films.check();
	await page.getByRole('button', { name: /^Télécharger/ }).click();
	await page.getByText('· avec les films en langue des signes').waitFor();
	await page.reload();
	await page.waitForLoadState('networkidle');
	await context.setOffline(true);
	await page.goto(`${url}${href('/guide/kept', 'fr')}#${code}`);
	await page.getByRole('link', { name: 'Langue des signes (LSFB)' }).click();
	expect(await plays(page)).toBeGreaterThan(0.3);
	const piece = await page.evaluate(async () => {
		const { src } = document.querySelector('video') ?? { src: '' };
		const response = await fetch(src, { headers: { range: 'bytes=4-7' } });
		return [response.status, await response.text()];
	});
	expect(piece).toEqual([206, 'ftyp']);
	await context.close();
}, 120_000);
