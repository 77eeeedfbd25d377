import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Graphic, Layer } from '#stage';
import { openBare } from './bare-browser.ts';
import type { Listener } from './listener.ts';
import { must } from './live.ts';
import type { AirHub } from './on-air-hub.ts';

type Looked = { told: string; wrong: string[] };

export type OverlayPage = Readonly<{
	page: Page;
	/** Waits until a part of the picture has something, or nothing. @returns how long, in milliseconds. */
	until(there: boolean, clip?: Clip): Promise<number>;
	/** What the page complained of, but for a line that is down. */
	errors(): string[];
}>;

type Clip = { x: number; y: number; width: number; height: number };
/** The foot of the bar of whatever stands in the lower third. */
const FOOT = { x: 96, y: 952, width: 16, height: 12 };
const ALL = { x: 0, y: 0, width: 1920, height: 1080 };
const PATIENCE_MS = 30_000;

/** The overlay page as OBS shows it: 1920 × 1080, transparent. `restMs`: between two looks at it, which are work for the machine. */
export async function openOverlay(browser: Browser, { url, overlay }: AirHub, restMs: number): Promise<OverlayPage> {
	const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(`the overlay page: ${error}`));
	page.on('console', (message) => {
		if (message.type() === 'error' && !message.text().includes('ERR_CONNECTION'))
			errors.push(`the overlay page: ${message.text()}`);
	});
	await page.goto(url + overlay);
	await page.waitForFunction(() => customElements.get('on-air-logo'));
	const nothing = new Map<Clip, Buffer>();
	for (const clip of [FOOT, ALL]) nothing.set(clip, await page.screenshot({ clip, omitBackground: true }));
	await page.evaluate(() => Object.assign(window, { stayed: true }));
	return {
		page,
		async until(there, clip = FOOT) {
			const began = performance.now();
			while (performance.now() - began < PATIENCE_MS) {
				const empty = nothing.get(clip)?.equals(await page.screenshot({ clip, omitBackground: true }));
				if (empty !== there) return performance.now() - began;
				await pause(restMs);
			}
			throw new Error(`the overlay page never ${there ? 'showed' : 'was clear'}`);
		},
		errors: () => errors
	};
}

const graphics: readonly Graphic[] = [
	{ name: 'lower-third', data: { name: 'Nadia', role: 'Fondatrice' } },
	{ name: 'question', data: { text: 'Comment avez-vous trouvé votre premier client ?', name: 'Théo', votes: 12 } },
	{ name: 'comment', data: { text: 'Merci pour ce portrait !', name: 'Ada', origin: 'facebook' } }
];

const taken = (director: Listener, layer: Layer, graphic: Graphic) => must(director, { do: 'show', layer, graphic });

/** From the order until the first pixel of it is in a picture of the page. */
export async function takes({ until }: OverlayPage, director: Listener, count: number): Promise<number[]> {
	await must(director, { do: 'start' });
	const milliseconds: number[] = [];
	for (let turn = 0; turn < count; turn++) {
		await until(false);
		const [, found] = await Promise.all([taken(director, 'lower', graphics[turn % 3] as Graphic), until(true)]);
		milliseconds.push(found);
		await must(director, { do: 'clear', layer: 'lower' });
	}
	return milliseconds;
}

/** Three layers, and one key. */
export async function panic({ until, page }: OverlayPage, director: Listener, mostMs: number): Promise<Looked> {
	await fill(director);
	await page.waitForFunction(() => document.querySelectorAll('body > div > *').length === 3);
	await until(true);
	const [, milliseconds] = await Promise.all([must(director, { do: 'panic' }), until(false)]);
	await until(false, ALL);
	return {
		told: `panic clears in ${Math.round(milliseconds)} ms`,
		wrong: milliseconds > mostMs ? ['panic took too long'] : []
	};
}

async function fill(director: Listener): Promise<void> {
	await taken(director, 'lower', graphics[1] as Graphic);
	await taken(director, 'corner', { name: 'logo', data: { live: true } });
	await taken(director, 'side', { name: 'leaderboard', data: { leaders: [{ name: 'Ada', points: 900 }] } });
}

/** The program is gone: what is on air leaves, and, unless the run is short, is there again when the program is, in the same page. */
export async function killed(
	{ until, page }: OverlayPage,
	hub: AirHub,
	director: Listener,
	{ mostMs, small }: { mostMs: number; small: boolean }
): Promise<Looked> {
	await must(director, { do: 'clear', layer: 'all' });
	await until(false, ALL);
	await fill(director);
	await pause(1500);
	const before = await page.screenshot();
	await hub.kill();
	const silent = await until(false);
	await until(false, ALL);
	const wrong = silent > mostMs ? [`a killed server leaves its graphics for ${Math.round(silent)} ms`] : [];
	if (small) return { told: `kill -9 clears in ${seconds(silent)}`, wrong };
	await hub.again();
	const back = await until(true, ALL);
	await pause(1500);
	if (!before.equals(await page.screenshot())) wrong.push('after the return the picture is not what it was');
	if (!(await page.evaluate(() => 'stayed' in window))) wrong.push('the page was loaded anew');
	const told = `kill -9 clears in ${seconds(silent)}, right again ${seconds(back)} after the return`;
	return { told, wrong };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const SEEN = `({
	state: document.visibilityState,
	moving: document.getAnimations().length + [...document.querySelectorAll('body > div > *')].reduce((sum, one) =>
		sum + one.shadowRoot.querySelector('.stage').getAnimations({ subtree: true }).filter((each) => each.playState === 'running').length, 0),
	texts: [...document.querySelectorAll('body > div > *')].map((one) => one.shadowRoot.querySelector('.fit').textContent)
})`;

type Seen = { state: string; moving: number; texts: string[] };

/** Hidden as a source of OBS that is switched off, while much is taken; then shown: the last of it stands there, and nothing catches up. */
export async function hidden(hub: AirHub, director: Listener, seconds: number): Promise<Looked> {
	const wrong: string[] = [];
	await must(director, { do: 'clear', layer: 'all' });
	const bare = await openBare(hub.url + hub.overlay);
	try {
		await pause(2500);
		await bare.hide();
		await pause(300);
		const { state } = await bare.evaluate<Seen>(SEEN);
		if (state !== 'hidden') wrong.push('the page could not be hidden');
		for (let turn = 0; turn < 12; turn++) {
			await taken(director, 'lower', graphics[turn % 3] as Graphic);
			await must(director, { do: 'clear', layer: 'lower' });
		}
		await taken(director, 'lower', { name: 'lower-third', data: { name: 'La dernière' } });
		await pause(seconds * 1000);
		await bare.show();
		await pause(200);
		const seen = await bare.evaluate<Seen>(SEEN);
		if (seen.state !== 'visible' || seen.texts.join() !== 'La dernière')
			wrong.push(`after it was hidden it shows ${JSON.stringify(seen)}`);
		if (seen.moving) wrong.push(`after it was hidden ${seen.moving} animations catch up`);
	} finally {
		await bare.close();
	}
	return { told: `right at once after ${seconds} s hidden`, wrong };
}
