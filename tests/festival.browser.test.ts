import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStage, addTrack, festivalBySlug, planItem } from '#agenda/server';
import { transaction } from '#kernel/server/db.ts';
import { by, open, openHub, settleIn } from '../claims/support/hub.ts';
import { sayYes } from './support/asking.ts';
import { axe, launchBrowser } from './support/browser.ts';

const MINUTE = 60_000;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
const begins = Math.floor(Date.now() / (60 * MINUTE)) * 60 * MINUTE + 48 * 60 * MINUTE;
/** What is on: when it begins and ends, in minutes from the first. */
const plan = { Concert: [0, 60], Atelier: [30, 90], Débat: [120, 150] } as const;

let hub: Awaited<ReturnType<typeof openHub>>;
let browser: Browser;
let address: string;

beforeAll(async () => {
	[hub, browser] = await Promise.all([openHub({ crowd: true }), launchBrowser({ still: true })]);
	await settleIn();
	await open('pixels', {}, { kind: 'festival' });
	const { offering } = await festivalBySlug('pixels');
	await transaction(async (tx) => {
		const stages = [
			await addStage(tx, offering.id, { name: words('Grande scène'), place: null }, by),
			await addStage(tx, offering.id, { name: words('Établi'), place: null }, by)
		];
		const track = await addTrack(tx, offering.id, { label: words('Fabriquer'), area: 'learning' }, by);
		for (const [turn, [title, [from, to]]] of Object.entries(plan).entries()) {
			const times = { startsAt: new Date(begins + from * MINUTE), endsAt: new Date(begins + to * MINUTE) };
			const nothing = { summary: null, language: null, minAge: null, url: null, occurrence: null };
			const stage = stages[turn % 2] ?? '';
			await planItem(tx, offering.id, { ...nothing, ...times, stage, track, title: words(title), people: 'Zoé' }, by);
		}
	});
	address = `${hub.program.url}/fr/festival/pixels?day=all`;
});

afterAll(async () => {
	await browser?.close();
	await hub?.close();
});

test('without JavaScript one chooses, is told what clashes, takes the calendar away, shares it, and forgets it', async () => {
	const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await page.goto(address);
	await choose(page, 'Concert');
	await choose(page, 'Atelier');
	expect(new URL(page.url()).search).toBe('?day=all');
	await page.getByRole('status').filter({ hasText: '1 conflit' }).getByRole('link').click();
	const said = await page.getByRole('status').textContent();
	expect(said).toMatch(/«\sConcert\s».* et «\sAtelier\s».* en même temps pendant 30 minutes/);
	const shared = await page.getByLabel('Adresse à partager').inputValue();
	expect(await calendarAt(`${shared}.ics`)).toEqual([
		['Atelier', begins + 30 * MINUTE],
		['Concert', begins]
	]);
	const other = await (await browser.newContext()).newPage();
	await other.goto(shared);
	expect(await other.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Concert', 'Atelier']);
	expect(await other.getByRole('button', { name: /ma sélection/ }).count()).toBe(0);
	await page.getByRole('button', { name: 'Vider ma sélection' }).click();
	await sayYes(page);
	await page.getByRole('heading', { name: 'Vous n’avez encore rien choisi' }).waitFor();
	expect((await fetch(shared)).status).toBe(404);
});

test('by keyboard a choice is kept where one stands, and axe finds nothing', async () => {
	for (const colorScheme of ['light', 'dark'] as const) {
		const page = await (await browser.newContext({ colorScheme })).newPage();
		await page.goto(address, { waitUntil: 'networkidle' });
		for (const [turn, title] of ['Concert', 'Atelier'].entries()) {
			await page.getByRole('button', { name: `Ajouter à ma sélection : ${title}` }).focus();
			await page.keyboard.press('Enter');
			await page
				.getByRole('status')
				.filter({ hasText: `Ma sélection (${turn + 1})` })
				.waitFor();
			const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
			expect(focused).toMatch(new RegExp(`^Retirer de ma sélection\\s: ${title}$`));
		}
		expect(await axe(page)).toEqual([]);
		await page.goto(address.replace('?day=all', '/selection'));
		expect(await axe(page)).toEqual([]);
	}
});

test('stars that are pressed before the hub has answered the first are all kept, and a double press is one', async () => {
	const page = await (await browser.newContext()).newPage();
	await page.goto(address, { waitUntil: 'networkidle' });
	const titles = Object.keys(plan);
	// together, as quick fingers do: no answer to any of them has come yet
	await page.evaluate((titles) => {
		for (const title of titles)
			for (const _ of [1, 2])
				[...document.querySelectorAll<HTMLButtonElement>('button[name=chosen]')]
					.find((button) => button.getAttribute('aria-label')?.endsWith(title))
					?.click();
	}, titles);
	await page
		.getByRole('status')
		.filter({ hasText: `Ma sélection (${titles.length})` })
		.waitFor();
	await page.reload();
	expect(await page.getByRole('button', { name: /^Retirer de ma sélection/ }).count()).toBe(titles.length);
	await page.context().close();
});

async function choose(page: Page, title: string): Promise<void> {
	await page.getByRole('button', { name: `Ajouter à ma sélection : ${title}` }).click();
	await page.getByRole('button', { name: `Retirer de ma sélection : ${title}` }).waitFor();
}

/** What a calendar holds by title and beginning, as an independent reader understands it. */
async function calendarAt(file: string): Promise<[string, number][]> {
	const calendar = new ICAL.Component(ICAL.parse(await (await fetch(file)).text()));
	const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
	return events
		.map((event): [string, number] => [event.summary, event.startDate.toJSDate().getTime()])
		.sort(([a], [b]) => (a < b ? -1 : 1));
}
