/** The prologue and the first chapter are played from the home page with the keyboard alone, at 390 px, with nothing for axe to say at any moment, with no task over 50 ms on a machine four times slower, and in at most 120 kB of code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { axe, launchBrowser } from '../tests/support/browser.ts';
import { withHub } from './support/hub.ts';
import { choose, offered, settled, slow, tabTo, takeTasks, watchTasks } from './support/journey/keyboard.ts';
import { publishEtincelle } from './support/journey/published.ts';
import { weighPlaying } from './support/journey/weight.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const MOST_BYTES = 120_000;
const MOST_MS = 50;
const SLOWER = 4;
const TURNS = 5;
const PICTURES = 'docs/pictures';
const wrong: string[] = [];
const told: string[] = [];

/** One way through: what to choose where it is offered, the first of these that is; else the first that there is. */
const PROLOGUE = ['pro-rain', 'pro-owner', 'pro-listen', 'begin-spark'];
const CARDS = ['card:ask-families', 'card:walk', 'card:sleep'];
const END = 'begin-team';
/** How many cards lie on this week already. */
let played = 0;

await withHub({ args: ['--demo'], crowd: true }, async ({ url, data }) => {
	const story = `${url}/fr/jeu/${await publishEtincelle(data)}`;
	const browser = await launchBrowser();
	try {
		await weight(browser, url, story);
		await looked(browser, url);
		if (!small) await timed(browser, url);
		if (!small) await pictures(browser, story);
	} finally {
		await browser.close();
	}
});

for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(`prologue: ${told.join('; ')}; ${wrong.length} problems`);
process.exitCode = wrong.length ? 1 : 0;

async function weight(browser: Browser, url: string, story: string): Promise<void> {
	const { game, whole, worker } = await weighPlaying(browser, url, story);
	const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
	told.push(`game code ${kilo(game)} gzip (of which its thread ${kilo(worker)}), with the house ${kilo(whole)}`);
	if (game > MOST_BYTES) wrong.push(`the game's code weighs ${kilo(game)}`);
}

/** A telephone's page with a keyboard, at the home page. */
async function atHome(browser: Browser, url: string, still: boolean): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		locale: 'fr',
		reducedMotion: still ? 'reduce' : 'no-preference'
	});
	const page = await context.newPage();
	page.on('pageerror', ({ message }) => wrong.push(`a script failed: ${message}`));
	await page.goto(`${url}/fr`, { waitUntil: 'networkidle' });
	return page;
}

/** From the home page to the end of the first chapter. @param each is called at every moment @returns how many choices it took */
async function play(page: Page, each: (page: Page, at: string) => Promise<void>): Promise<number> {
	await each(page, 'home');
	await tabTo(page, 'a[href$="/jeu/etincelle"]', 200);
	await page.keyboard.press('Enter');
	await settled(page);
	await each(page, 'begin');
	let choices = 0;
	for (; choices < 120; choices++) {
		const there = await offered(page);
		if (there.some((entry) => entry.split('+')[0] === END)) return choices;
		if (small && there.some((entry) => entry.startsWith('begin-'))) return choices;
		const next = wanted(there);
		if (!next) throw new Error(`nothing can be chosen after ${choices} choices`);
		await choose(page, next);
		await each(page, next);
	}
	throw new Error(`the end of the first chapter is not reached in ${choices} choices`);
}

/** Two of the cards of a week, then its end; in the story what is wanted, or the first. */
function wanted(there: readonly string[]): string | undefined {
	const card = CARDS.filter((one) => there.includes(one))[played];
	const ends = there.find((entry) => entry === 'end-week');
	if (ends && card && played < 2) {
		played += 1;
		return card;
	}
	played = 0;
	return ends ?? there.find((entry) => PROLOGUE.includes(entry.split('+')[0] ?? '')) ?? there[0];
}

/** axe at every moment, and whether anything is wider than the telephone. */
async function looked(browser: Browser, url: string): Promise<void> {
	const page = await atHome(browser, url, true);
	let [moments, asked] = [0, 0];
	const choices = await play(page, async (_, at) => {
		moments += 1;
		// a short run asks at every third moment
		if (!small || moments % 3 === 1) {
			wrong.push(...(await axe(page)).map((violation) => `after ${at}: ${violation}`));
			asked += 1;
		}
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		if (wide > 390) wrong.push(`after ${at}: ${wide} px wide`);
	});
	told.push(`${choices} choices by keyboard at 390 px, ${asked} times axe`);
	await page.context().close();
}

/** The same with everything that moves, on a slow machine: how long the page does not answer after each choice. Whatever else the machine does counts with it, hence the turns. */
async function timed(browser: Browser, url: string): Promise<void> {
	const longest = new Map<string, number[]>();
	const all: number[] = [];
	for (let turn = 0; turn < TURNS; turn++) {
		const page = await atHome(browser, url, false);
		await slow(page, SLOWER);
		let choices = 0;
		await play(page, async (_, at) => {
			if (at === 'home') return;
			if (at === 'begin') {
				// from when it can be played: loading the page, and what the test itself loads into it, is measured elsewhere
				await page.waitForTimeout(1500);
				await offered(page);
				return watchTasks(page);
			}
			await page.waitForTimeout(150);
			const tasks = await takeTasks(page);
			const choice = `${++choices}. ${at}`;
			longest.set(choice, [...(longest.get(choice) ?? []), Math.max(0, ...tasks)]);
			all.push(...tasks);
		});
		await page.context().close();
	}
	const mostly = [...longest].map(([choice, times]) => ({ choice, ms: quantile(times, 0.5) }));
	for (const { choice, ms } of mostly) if (ms > MOST_MS) wrong.push(`after ${choice} a task of ${ms.toFixed(0)} ms`);
	told.push(
		`${mostly.length} choices ${SLOWER} times slower, ${TURNS} times: the longest task after each, by its median, is ${Math.max(...mostly.map(({ ms }) => ms)).toFixed(0)} ms (0: below ${MOST_MS}); of all turns ${all.length} were over ${MOST_MS} ms, the longest ${Math.max(0, ...all).toFixed(0)}`
	);
}

/** What one sees, for the documentation. */
async function pictures(browser: Browser, story: string): Promise<void> {
	mkdirSync(PICTURES, { recursive: true });
	const context = await browser.newContext({
		viewport: { width: 1440, height: 1000 },
		locale: 'fr',
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	await page.goto(story);
	await settled(page);
	await shoot(page, 'journey-prologue');
	for (const entry of PROLOGUE) await choose(page, (await offered(page)).find((one) => one.startsWith(entry)) ?? entry);
	for (let turn = 0; turn < 6 && !(await offered(page)).includes('end-week'); turn++)
		await choose(page, (await offered(page))[0] ?? '');
	await choose(page, CARDS[0] ?? '');
	await page.evaluate(() => {
		(document.activeElement as HTMLElement | null)?.blur();
		scrollTo({ top: 0, behavior: 'instant' });
	});
	await shoot(page, 'journey-board');
	await context.close();
}

async function shoot(page: Page, name: string): Promise<void> {
	await page.waitForTimeout(400);
	const bytes = await sharp(await page.screenshot())
		.png({ palette: true, colours: 128, effort: 10 })
		.toBuffer();
	writeFileSync(`${PICTURES}/${name}.png`, bytes);
}
