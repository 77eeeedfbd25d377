import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { newDevice } from '#kernel/server/device.ts';
import { openSecret } from '#kernel/server/secret.ts';
import type { Order } from '#stage';
import { openRoom } from '#stage/server';
import { openHub, settleIn } from '../claims/support/hub.ts';
import { type Cookie, sendForm, signedIn } from '../claims/support/pages.ts';
import { stageShow, words } from '../claims/support/stage.ts';
import { alive, axe, launchBrowser } from './support/browser.ts';

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let url: string;
let cookies: Cookie[];
let show: Awaited<ReturnType<typeof stageShow>>;
let room: string;

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true, args: ['--demo'] }), launchBrowser({ still: true })]);
	url = hub.program.url;
	openSecret(undefined, hub.program.data);
	await settleIn();
	cookies = await signedIn(url, 'coordinator');
	const options = ['Oui', 'Non'].map(words);
	const question = words('Faut-il une gaufre ?');
	show = await stageShow('regie', [
		{ title: 'Sondage', cues: [{ kind: 'poll', form: 'choice', question, options, results: 'voted' }] },
		{ title: 'Public', cues: [{ kind: 'question', seconds: 30 }] }
	]);
	room = await openRoom(show.show, 'air');
});

afterAll(async () => {
	await browser?.close();
	await hub?.close();
});

test('one operator holds a show with the keys alone: poll, result, question, panic', async () => {
	const page = await desk('regie');
	const air = page.frameLocator('figure.air iframe').locator('body');
	await page.getByText('Démarrer …').click();
	await page.getByRole('button', { name: 'Oui, démarrer' }).click();
	await page.getByText('EN DIRECT').waitFor();
	await page.keyboard.press(' ');
	await page.getByText('Ouvert', { exact: true }).first().waitFor();
	await air.getByText('Faut-il une gaufre').first().waitFor();
	await viewer({ do: 'vote', poll: show.cues[0] ?? '', choice: ['0'] });
	await viewer({ do: 'ask', id: newId(), name: 'Robot Gaufrette', text: 'Au sucre ou au sirop ?' });
	await page.getByText('1 vote', { exact: true }).waitFor();
	await page.getByText('Au sucre ou au sirop ?').waitFor();
	expect(await axe(page)).toEqual([]);
	await page.keyboard.press('f');
	await page.getByText('Sondage fermé', { exact: true }).first().waitFor();
	await page.keyboard.press('d');
	await page.getByText('Résultat dévoilé', { exact: true }).first().waitFor();
	await page.keyboard.press(' ');
	await air.getByText('100').first().waitFor();
	await page.keyboard.press('a');
	await page.getByText('Par nombre de voix').waitFor();
	await page.keyboard.press('q');
	await air.getByText('Au sucre ou au sirop').first().waitFor();
	await page.keyboard.press('Shift+Escape');
	await page.locator('figure.air').getByText('Rien à l’antenne').waitFor();
	await expect.poll(() => air.textContent()).not.toMatch(/sucre/);
});

test('the presenter reads the question that was asked, and a pasted comment comes in', async () => {
	const presenter = await desk('presenter');
	await presenter.getByText('Au sucre ou au sirop ?').waitFor();
	await presenter.getByText('100 % répondent « Oui », sur 1 vote.').waitFor();
	const page = await desk('moderation');
	await page.getByLabel('Collez des commentaires').fill('Robot Terril : Et au chocolat ?\nRobot Pixel : Miam');
	await page.getByRole('button', { name: 'Lire' }).click();
	await page.getByRole('button', { name: 'Faire venir 2 messages' }).click();
	await page.getByRole('heading', { name: 'Ce que le public voit' }).waitFor();
	await page.locator('[data-message]').filter({ hasText: 'Miam' }).waitFor();
	await presenter.getByText(/Et au chocolat/).waitFor();
});

test('a button of a control surface takes what is ready, with a key of the show alone', async () => {
	await sendForm(url, cookies, `/desk/shows/${show.show}?/key`, new URLSearchParams({ station: '' }));
	const page = await desk('regie');
	const [, key = ''] = /Bearer (\S+)/.exec((await page.locator('pre').textContent()) ?? '') ?? [];
	const press = (what: string, by = key) =>
		fetch(`${page.url()}/api`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${by}` },
			body: JSON.stringify({ do: what })
		});
	expect((await press('take', 'none')).status).toBe(404);
	expect((await press('dance')).status).toBe(400);
	await expect.poll(async () => (await (await press('next')).json()).heard).toBe(true);
	await page.locator('figure.ready').getByText('Question du public').waitFor();
	expect((await press('take')).status).toBe(200);
	await page.locator('figure.air').getByText('Et au chocolat ?').waitFor();
	expect((await press('panic')).status).toBe(200);
	await page.locator('figure.air').getByText('Rien à l’antenne').waitFor();
});

test('in a hurry: a double press opens once and closes nothing, a menu is closed first, and rows stay under the pointer', async () => {
	const options = ['Oui', 'Non'].map(words);
	const poll = { kind: 'poll', form: 'choice', question: words('Encore une gaufre ?'), options } as const;
	const hurried = await stageShow('presse', [
		{
			title: 'Sondage',
			cues: [
				{ ...poll, results: 'revealed' },
				{ kind: 'result', poll: '0' }
			]
		}
	]);
	const air = await openRoom(hurried.show, 'air');
	const page = await desk('regie', hurried.show);
	await page.getByText('Démarrer …').click();
	await page.getByRole('button', { name: 'Oui, démarrer' }).click();
	await page.getByText('EN DIRECT').waitFor();
	await page.keyboard.press(' ');
	await pause(120);
	await page.keyboard.press(' ');
	await page.getByText('Ouvert', { exact: true }).first().waitFor();
	await pause(900);
	await page.getByText('Ouvert', { exact: true }).first().waitFor();
	await page.keyboard.press(' ');
	await page.getByText('Le sondage est encore ouvert (0 vote).').waitFor();
	await page.keyboard.press('Escape');
	await page.getByText('Le sondage est encore ouvert (0 vote).').waitFor({ state: 'hidden' });
	await page.locator('summary', { hasText: 'Plus' }).click();
	await page.getByRole('link', { name: 'Ouvrir la modération' }).waitFor();
	await pause(450);
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: 'Ouvrir la modération' }).waitFor({ state: 'hidden' });
	await page.locator('figure.air').getByText('Encore une gaufre ?').waitFor();
	await pause(450);
	await page.keyboard.press('Escape');
	await page.locator('figure.air').getByText('Rien à l’antenne').waitFor();
	await viewer({ do: 'ask', id: newId(), name: 'Robot Terril', text: 'La première ?' }, air);
	const first = page.locator('[data-message]').filter({ hasText: 'La première ?' }).filter({ hasText: 'Approuver' });
	await first.hover();
	await viewer({ do: 'ask', id: newId(), name: 'Robot Pixel', text: 'La deuxième ?' }, air);
	await page.getByRole('button', { name: '1 nouveau' }).waitFor();
	const before = await first.boundingBox();
	// what has only just come is not what a hand meant
	await pause(450);
	await first.getByRole('button', { name: 'Approuver' }).dblclick();
	await first.getByText('Réglé').waitFor();
	expect((await first.boundingBox())?.y).toBe(before?.y);
	await page.getByRole('button', { name: '1 nouveau' }).click();
	await pause(450);
	await page
		.locator('[data-message]')
		.filter({ hasText: 'La deuxième ?' })
		.getByRole('button', { name: 'Refuser' })
		.click();
	await page.getByRole('button', { name: 'Remettre en attente' }).click();
	await page.getByText('Remis en attente').first().waitFor({ state: 'attached' });
});

async function desk(place: 'regie' | 'moderation' | 'presenter', id = show.show): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 1440, height: 900 } });
	await context.addCookies(cookies);
	const page = await context.newPage();
	await page.goto(url + href(`/desk/shows/${id}/${place}`, 'fr'));
	await alive(page);
	return page;
}

/** What a viewer with a device of her own asks, as where sockets fail. */
async function viewer(order: Order, into = room): Promise<void> {
	const answer = await fetch(`${url}/live/rooms/${into}?as=viewer&lang=fr`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: url, cookie: `valley_guest=${newDevice()}` },
		body: JSON.stringify({ ...order, n: 1 })
	});
	expect(await answer.json()).toMatchObject({ ok: true });
}
