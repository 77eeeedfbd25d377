import { get } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { settled } from './keyboard.ts';

/** The JavaScript of a page, as it travels under gzip, by address. */
type Weight = ReadonlyMap<string, number>;

/** All JavaScript that a page of ours brings, its workers' as well. */
async function weigh(browser: Browser, address: string, ready: (page: Page) => Promise<unknown>): Promise<Weight> {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(address, { waitUntil: 'networkidle' });
	await ready(page);
	const { origin } = new URL(address);
	const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
	const scripts = [...new Set(loaded)].filter(
		(name) => name.startsWith(origin) && /\.js$/.test(new URL(name).pathname)
	);
	await context.close();
	return new Map(await Promise.all(scripts.map(async (name) => [new URL(name).pathname, await zipped(name)] as const)));
}

/** How many bytes come when one asks for gzip. */
const zipped = (address: string): Promise<number> =>
	new Promise((answer, fail) => {
		get(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
			let bytes = 0;
			response.on('data', (piece: Buffer) => (bytes += piece.length));
			response.on('end', () => answer(bytes));
		}).on('error', fail);
	});

const sum = (weight: Weight): number => [...weight.values()].reduce((all, bytes) => all + bytes, 0);

/** What playing brings beyond the house's shell, which each page has, and all in all. */
export async function weighPlaying(
	browser: Browser,
	url: string,
	story: string
): Promise<{ game: number; whole: number; worker: number }> {
	const [shell, playing] = [
		await weigh(browser, `${url}/fr/vie-privee`, async () => undefined),
		await weigh(browser, story, settled)
	];
	const own = new Map([...playing].filter(([path]) => !shell.has(path)));
	const worker = [...own].filter(([path]) => path.includes('/workers/'));
	if (!worker.length) throw new Error('the thread that plays was not seen');
	return { game: sum(own), whole: sum(playing), worker: sum(new Map(worker)) };
}
