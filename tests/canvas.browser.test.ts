import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import type { CanvasKind } from '#learning';
import { canvasOf, endWorkshop, makeCanvas, shareCanvas, teamsOf, workshopList } from '#learning/server';
import { openHub } from '../claims/support/hub.ts';
import { type Cookie, signedIn, switchTo } from '../claims/support/pages.ts';
import { sayYes } from './support/asking.ts';
import { axe, launchBrowser } from './support/browser.ts';

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let url: string;
let team: { id: string; members: readonly string[] };
let jars: Cookie[][];
const opened: BrowserContext[] = [];

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true, args: ['--demo'] }), launchBrowser({ still: true })]);
	url = hub.program.url;
	const [workshop] = (await workshopList({ organizations: null, limit: 1, offset: 0 })).rows;
	[team = team] = await teamsOf(workshop?.id ?? '');
	jars = await Promise.all(team.members.slice(0, 2).map((person) => switchTo(url, person)));
});

afterAll(async () => {
	for (const context of opened) await context.close();
	await browser?.close();
	await hub?.close();
});

const newCanvas = (kind: CanvasKind): Promise<string> =>
	transaction((tx) => makeCanvas(tx, { kind, title: 'Essai', owner: ref('team', team.id) }));

type Network = { cut(): Promise<void>; back(): void };

/** Opens a canvas as somebody. @param network is given the ways to take the network from the page and to give it back. */
async function open(canvas: string, cookies: readonly Cookie[], more = {}, network?: Network): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr', viewport: { width: 1280, height: 900 }, ...more });
	opened.push(context);
	await context.addCookies([...cookies]);
	const page = await context.newPage();
	if (network) Object.assign(network, await networkOf(page));
	await page.goto(`${url}/fr/canevas/${canvas}`);
	return page;
}

/** The sockets of a page, which the browser's own « offline » leaves open. */
async function networkOf(page: Page): Promise<Network> {
	let there = true;
	const sockets: { close(): Promise<void> }[] = [];
	await page.routeWebSocket(/\/live\/canvas\//, (socket) => {
		if (!there) return void socket.close();
		sockets.push(socket);
		socket.connectToServer();
	});
	return {
		async cut() {
			there = false;
			for (const socket of sockets.splice(0)) await socket.close();
		},
		back() {
			there = true;
		}
	};
}

const state = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
const block = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const notesIn = (page: Page, name: string) =>
	block(page, name)
		.locator('textarea')
		.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
const textsOf = async (canvas: string) => (await canvasOf(canvas)).notes.map(({ text }) => text);

test('two people edit one canvas; what one writes offline is kept, merged, and nothing is lost', async () => {
	const canvas = await newCanvas('lean');
	const network = { cut: async () => {}, back: () => {} };
	const [one, other] = await Promise.all([open(canvas, jars[0] ?? [], {}, network), open(canvas, jars[1] ?? [])]);
	await Promise.all([state(one, 'Enregistré'), state(other, 'Enregistré')]);
	await block(one, 'Problème')
		.getByRole('button', { name: /Ajouter une note/ })
		.click();
	await one.keyboard.type('Il fait noir');
	await expect.poll(() => notesIn(other, 'Problème')).toEqual(['Il fait noir']);
	await other.getByText(/Avec vous/).waitFor();
	await network.cut();
	await state(one, 'Hors ligne, gardé ici');
	await block(one, 'Solution')
		.getByRole('button', { name: /Ajouter une note/ })
		.click();
	await one.keyboard.type('Des lanternes');
	const shared = block(other, 'Problème').locator('textarea').first();
	await shared.focus();
	await other.keyboard.press('End');
	await other.keyboard.type(' le soir');
	await block(one, 'Problème').locator('textarea').first().focus();
	await one.keyboard.press('Home');
	await one.keyboard.type('Constat : ');
	expect(await textsOf(canvas)).not.toContain('Des lanternes');
	network.back();
	await expect.poll(() => notesIn(other, 'Solution')).toEqual(['Des lanternes']);
	await expect.poll(() => notesIn(one, 'Problème')).toEqual(['Constat : Il fait noir le soir']);
	await expect.poll(() => notesIn(other, 'Problème')).toEqual(['Constat : Il fait noir le soir']);
	await state(one, 'Enregistré');
	expect((await textsOf(canvas)).sort()).toEqual(['Constat : Il fait noir le soir', 'Des lanternes']);
	expect(await axe(one)).toEqual([]);
});

test('what was written offline is sent when the page is opened again, and nothing is left in a browser that has sent all', async () => {
	const canvas = await newCanvas('lean');
	const network = { cut: async () => {}, back: () => {} };
	const page = await open(canvas, jars[0] ?? [], {}, network);
	await state(page, 'Enregistré');
	await network.cut();
	await state(page, 'Hors ligne, gardé ici');
	await block(page, 'Canaux')
		.getByRole('button', { name: /Ajouter une note/ })
		.click();
	await page.keyboard.type('Écrit dans le train');
	// the browser keeps it a moment later
	await page.waitForTimeout(1500);
	await page.goto(`${url}/fr`);
	expect(await textsOf(canvas)).toEqual([]);
	network.back();
	await page.goto(`${url}/fr/canevas/${canvas}`);
	await state(page, 'Enregistré');
	await expect.poll(() => textsOf(canvas)).toEqual(['Écrit dans le train']);
	await page.goto(`${url}/fr`);
	const left = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
	await expect.poll(left).toEqual([]);
});

test('what is written offline on a canvas that is closed meanwhile stays and is said to, and is sent once it is open again', async () => {
	const canvas = await newCanvas('lean');
	const network = { cut: async () => {}, back: () => {} };
	const page = await open(canvas, jars[0] ?? [], {}, network);
	await state(page, 'Enregistré');
	await network.cut();
	await state(page, 'Hors ligne, gardé ici');
	await block(page, 'Canaux')
		.getByRole('button', { name: /Ajouter une note/ })
		.click();
	await page.keyboard.type('Trop tard');
	await page.waitForTimeout(1500);
	await end(true);
	network.back();
	await state(page, 'n’est pas parti');
	await page.goto(`${url}/fr`);
	await page.goto(`${url}/fr/canevas/${canvas}`);
	await state(page, 'n’est pas parti');
	await block(page, 'Canaux').getByText('Trop tard').waitFor();
	expect(await page.locator('textarea').count()).toBe(0);
	expect(await axe(page)).toEqual([]);
	expect(await textsOf(canvas)).toEqual([]);
	await end(false);
	await page.reload();
	await state(page, 'Enregistré');
	await expect.poll(() => textsOf(canvas)).toEqual(['Trop tard']);
});

async function end(ended: boolean): Promise<void> {
	const [workshop] = (await workshopList({ organizations: null, limit: 1, offset: 0 })).rows;
	if (workshop) await transaction((tx) => endWorkshop(tx, workshop, ended, { actor: null, source: 'desk' }));
}

test('a version is kept under a name, and forgotten again without JavaScript', async () => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	opened.push(context);
	await context.addCookies([...(jars[0] ?? [])]);
	const page = await context.newPage();
	await page.goto(`${url}/fr/canevas/${await newCanvas('lean')}`);
	await page.getByLabel('Nom de la version').fill('Midi');
	await page.getByRole('button', { name: 'Garder cette version' }).click();
	await page.getByRole('link', { name: 'Midi', exact: true }).waitFor();
	await page.locator('summary', { hasText: 'Supprimer' }).click();
	await page.getByRole('button', { name: /Supprimer la version/ }).click();
	await sayYes(page);
	await page.getByText('La version est supprimée.').waitFor();
	expect(await page.getByRole('link', { name: 'Midi', exact: true }).count()).toBe(0);
});

test('with the keyboard alone a note is added, written, moved, coloured, voted for, taken away and brought back', async () => {
	const canvas = await newCanvas('lean');
	const page = await open(canvas, jars[0] ?? []);
	await state(page, 'Enregistré');
	await block(page, 'Problème')
		.getByRole('button', { name: /Ajouter une note/ })
		.focus();
	await page.keyboard.press('Enter');
	await page.keyboard.type('Au clavier');
	await page.keyboard.press('Escape');
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => notesIn(page, 'Solution')).toEqual(['Au clavier']);
	const grip = page.getByRole('button', { name: /^Déplacer la note\s: Au clavier$/ });
	expect(await grip.evaluate((element) => element === document.activeElement)).toBe(true);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await block(page, 'Solution').getByText('1 voix').waitFor({ state: 'attached' });
	await block(page, 'Solution').getByRole('button', { name: 'Note bleu ciel' }).focus();
	await page.keyboard.press('Enter');
	await block(page, 'Solution').locator('.note.sky').waitFor();
	expect(await axe(page)).toEqual([]);
	await block(page, 'Solution').getByRole('button', { name: 'Enlever cette note' }).focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => notesIn(page, 'Solution')).toEqual([]);
	await page.keyboard.press('Control+z');
	await expect.poll(() => notesIn(page, 'Solution')).toEqual(['Au clavier']);
	await page.getByRole('button', { name: 'Lire en liste' }).click();
	await page.getByRole('listitem').filter({ hasText: 'Au clavier' }).waitFor();
});

test('a note is dragged by a finger to another box, and on the free board to another place', async () => {
	const page = await open(await newCanvas('lean'), jars[0] ?? [], { hasTouch: true });
	await state(page, 'Enregistré');
	await block(page, 'Problème')
		.getByRole('button', { name: /Ajouter une note/ })
		.tap();
	await page.keyboard.type('Au doigt');
	await drag(page, 'Problème', 'Canaux');
	await expect.poll(() => notesIn(page, 'Canaux')).toEqual(['Au doigt']);
	const board = await newCanvas('board');
	const free = await open(board, jars[0] ?? []);
	await state(free, 'Enregistré');
	await block(free, 'Idées')
		.getByRole('button', { name: /Ajouter une note/ })
		.click();
	await free.keyboard.type('Libre');
	await free.keyboard.press('Escape');
	for (let turn = 0; turn < 25; turn++) await free.keyboard.press('ArrowRight');
	await state(free, 'Enregistré');
	await expect.poll(async () => (await canvasOf(board)).notes[0]?.block).toBe('questions');
	expect(await axe(free)).toEqual([]);
});

async function drag(page: Page, from: string, to: string): Promise<void> {
	const grip = await block(page, from).locator('.grip').boundingBox();
	const target = await block(page, to).boundingBox();
	if (!grip || !target) throw new Error('there is nothing to drag');
	await page.mouse.move(grip.x + 10, grip.y + 10);
	await page.mouse.down();
	await page.mouse.move(target.x + 40, target.y + 60, { steps: 6 });
	await page.mouse.up();
}

test('by its link a canvas is read live, without names and without a way to write; without JavaScript it is a list', async () => {
	const canvas = await newCanvas('business');
	const writer = await open(canvas, jars[0] ?? []);
	await state(writer, 'Enregistré');
	const key = await transaction((tx) => shareCanvas(tx, canvas));
	const reader = await open(`${canvas}?key=${key}`, []);
	await state(reader, 'Lecture seule');
	await block(writer, 'Canaux')
		.getByRole('button', { name: /Ajouter une note/ })
		.click();
	await writer.keyboard.type('Vu de loin');
	await block(reader, 'Canaux').getByText('Vu de loin').waitFor();
	const name = await writer.locator('.note .foot span').first().textContent();
	expect(await reader.locator('main').textContent()).not.toContain(name?.trim());
	expect(await reader.locator('textarea').count()).toBe(0);
	expect(await axe(reader)).toEqual([]);
	await state(writer, 'Enregistré');
	const plain = await open(`${canvas}?key=${key}`, [], { javaScriptEnabled: false });
	await plain.getByRole('listitem').filter({ hasText: 'Vu de loin' }).waitFor();
	const nobody = await browser.newContext();
	opened.push(nobody);
	expect((await (await nobody.newPage()).goto(`${url}/fr/canevas/${canvas}`))?.status()).toBe(404);
});

test('the team of the hub looks at the teams, forms them, moves somebody without JavaScript, and undoes it', async () => {
	const [workshop] = (await workshopList({ organizations: null, limit: 1, offset: 0 })).rows;
	const context = await browser.newContext({ javaScriptEnabled: false });
	opened.push(context);
	await context.addCookies(await signedIn(url, 'coordinator'));
	const page = await context.newPage();
	await page.goto(`${url}/fr/coulisses/ateliers/${workshop?.id}`);
	await page.getByRole('link', { name: 'Voir les équipes que la règle propose' }).click();
	await page.getByRole('button', { name: 'Former ces équipes' }).click();
	await page.getByText('Les équipes sont formées.').waitFor();
	const [first] = await teamsOf(workshop?.id ?? '');
	const person = first?.members[0] ?? '';
	await page.locator(`#move-${person} select`).selectOption('2');
	await page.locator(`#move-${person} button`).click();
	await page.getByText('Cette personne est dans sa nouvelle équipe.').waitFor();
	expect((await teamsOf(workshop?.id ?? ''))[1]?.members).toContain(person);
	await page.getByRole('button', { name: 'Annuler le dernier changement' }).click();
	expect((await teamsOf(workshop?.id ?? ''))[0]?.members).toContain(person);
});
