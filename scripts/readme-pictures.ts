/** Takes the six pictures of the README anew, in French, from a demonstration that runs: `node scripts/readme-pictures.ts http://localhost:3000`. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { href } from '#kernel/address.ts';
import { signedIn } from '../claims/support/pages.ts';
import { alive, launchBrowser } from '../tests/support/browser.ts';

const url = process.argv[2] ?? 'http://localhost:3000';
const wanted = process.argv.slice(3);
const WIDTH = 560;
/** Bytes at most of each. */
const LIGHT = 58_000;

type Face = Readonly<{
	name: string;
	who?: 'director' | 'coordinator' | 'founder';
	phone?: boolean;
	go: (page: Page) => Promise<void>;
}>;

const faces: readonly Face[] = [
	{ name: 'home', go: (page) => open(page, '/') },
	{ name: 'agenda', go: (page) => open(page, '/agenda') },
	{ name: 'control-room', who: 'director', go: openControlRoom },
	{ name: 'game', go: openGame },
	{ name: 'canvas', who: 'founder', go: openCanvas },
	{ name: 'door', who: 'coordinator', phone: true, go: openDoor }
];

process.env.LANGUAGE = 'fr';
const browser = await launchBrowser();
try {
	for (const face of faces) if (!wanted.length || wanted.includes(face.name)) await take(face);
} finally {
	await browser.close();
}

async function take({ name, who, phone = false, go }: Face): Promise<void> {
	const viewport = phone ? { width: 390, height: 293 } : { width: 1200, height: 900 };
	const context = await browser.newContext({
		viewport,
		colorScheme: 'light',
		locale: 'fr-BE',
		deviceScaleFactor: phone ? 2 : 1
	});
	if (who) await context.addCookies(await signedIn(url, who));
	const page = await context.newPage();
	await go(page);
	// a hub of one's own has no bar « Je suis… »
	await page.locator('form.demo').evaluateAll((bars) => {
		for (const bar of bars) bar.remove();
	});
	const picture = await page.screenshot({ animations: 'disabled' });
	await context.close();
	const small = await smallest(picture);
	writeFileSync(`docs/pictures/${name}.png`, small);
	console.log(`docs/pictures/${name}.png ${Math.ceil(small.length / 1000)} kB`);
}

/** With fewer colours until it is light enough. */
async function smallest(picture: Buffer): Promise<Buffer> {
	let small = picture;
	for (let colours = 64; colours > 8 && small.length > LIGHT; colours /= 2)
		small = await sharp(picture).resize({ width: WIDTH }).png({ palette: true, colours, effort: 10 }).toBuffer();
	return small;
}

async function open(page: Page, path: string): Promise<void> {
	await page.goto(url + href(path, 'fr'));
	await alive(page);
	await page.evaluate(async () => {
		for (const image of document.images) image.loading = 'eager';
		await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
	});
}

/** The first link of the page whose address has this shape. */
async function follow(page: Page, shape: RegExp): Promise<void> {
	const links = await page
		.locator('main a[href]')
		.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	const link = links.find((one) => shape.test(one));
	if (!link) throw new Error(`${page.url()} has no link like ${shape}`);
	await page.goto(url + link);
	await alive(page);
}

async function openControlRoom(page: Page): Promise<void> {
	await open(page, '/desk/shows');
	await follow(page, /[0-9a-f-]{36}/);
	await follow(page, /regie|r%C3%A9gie/);
}

async function openGame(page: Page): Promise<void> {
	await open(page, '/journey/etincelle');
	await page.locator('main button').first().waitFor();
}

async function openCanvas(page: Page): Promise<void> {
	await open(page, '/me/workshops');
	await follow(page, /\/canevas\//);
	await page.locator('main h1').waitFor();
}

async function openDoor(page: Page): Promise<void> {
	await open(page, '/desk/door');
	await follow(page, /\/[0-9a-f-]{36}$/);
	await page.locator('main h1').evaluate((title) => window.scrollTo(0, title.getBoundingClientRect().top - 16));
}
