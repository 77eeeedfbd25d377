/** Every page of Coulisses, as the files list them: by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages, with targets for fingers. */
import type { Browser, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { axe, launchBrowser } from '../tests/support/browser.ts';
import { enters, walk } from './support/coulisses-keyboard.ts';
import { narrow } from './support/coulisses-narrow.ts';
import { type DeskPage, findPages } from './support/coulisses-pages.ts';
import { makeStates } from './support/coulisses-states.ts';
import { openHub } from './support/hub.ts';
import { type Cookie, signedIn, takeLetterOut } from './support/pages.ts';

const small = process.argv.includes('--small');
const THIRDS = 3;
const problems: string[] = [];
let axes = 0;
let stops = 0;
let forms = 0;
let narrows = 0;

const { program, close } = await openHub({ args: ['--demo'], crowd: true });
const browser = await launchBrowser();
let looked: DeskPage[] = [];
try {
	const cookies = await signedIn(program.url, 'admin');
	const begin = await makeStates(program.url, cookies);
	const { pages, lost } = await findPages(program.url, cookies, begin);
	for (const route of lost) problems.push(`${route}: no link leads there`);
	looked = small ? aThird(pages) : pages;
	await atTheDesk(browser, program.url, cookies);
	await onTheTelephone(browser, program.url, cookies);
	await writeByKeyboard(browser, program.url, cookies);
} finally {
	await browser.close();
	await close();
}
for (const problem of problems) console.log(`! ${problem}`);
console.log(
	`coulisses-access: ${looked.length} pages, ${axes} times axe, ${stops} stops of Tab, ${forms} forms by Enter, ${narrows} at 390 px, ${problems.length} problems`
);
process.exitCode = problems.length ? 1 : 0;

/** Another third every day. */
function aThird(pages: readonly DeskPage[]): DeskPage[] {
	const turn = Math.floor(Date.now() / 86_400_000) % THIRDS;
	console.log(`third ${turn + 1} of ${THIRDS} of ${pages.length} pages, in French`);
	return pages.filter((_, place) => place % THIRDS === turn);
}

/** With a keyboard and a wide screen, light and dark. */
async function atTheDesk(browser: Browser, url: string, cookies: Cookie[]): Promise<void> {
	const page = await openPage(browser, url, cookies, { viewport: { width: 1280, height: 900 } });
	for (const { path } of looked) {
		const before = problems.length;
		const response = await page.goto(url + href(path, 'fr'), { waitUntil: small ? 'load' : 'networkidle' });
		if (!response?.ok()) problems.push(`${path} answers ${response?.status()}`);
		const walked = await walk(page);
		note(path, walked.problems);
		stops += walked.stops;
		note(path, await takeLetterOut(page));
		for (const colorScheme of small ? (['light'] as const) : (['light', 'dark'] as const)) {
			await page.emulateMedia({ colorScheme });
			note(`${path} (${colorScheme})`, await axe(page));
			axes += 1;
		}
		const entered = await enters(page);
		note(path, entered.problems);
		forms += entered.forms;
		say(path, walked.stops, entered.forms, problems.length - before);
	}
	await page.context().close();
}

function say(path: string, stops: number, forms: number, wrong: number): void {
	const short = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
	console.log(
		`${short.padEnd(46)}${String(stops).padStart(4)} stops${String(forms).padStart(3)} forms  ${wrong ? `${wrong} problems` : 'ok'}`
	);
}

/** With a finger, at 390 px, in every language. */
async function onTheTelephone(browser: Browser, url: string, cookies: Cookie[]): Promise<void> {
	const page = await openPage(browser, url, cookies, { viewport: { width: 390, height: 844 }, hasTouch: true });
	const spoken: readonly Locale[] = small ? ['fr'] : locales;
	for (const { path } of looked)
		for (const locale of spoken) {
			await page.goto(url + href(path, locale), { waitUntil: 'load' });
			note(href(path, locale), await narrow(page, locale, locale === 'fr'));
			narrows += 1;
		}
	await page.context().close();
}

async function openPage(
	browser: Browser,
	url: string,
	cookies: Cookie[],
	options: Parameters<Browser['newContext']>[0]
): Promise<Page> {
	const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce', ...options });
	await context.addCookies(cookies);
	const page = await context.newPage();
	page.on('pageerror', (error) => problems.push(`${new URL(page.url()).pathname}: a script failed: ${error.message}`));
	page.on('request', (request) => {
		if (!request.url().startsWith(url) && !/^(data|blob|ws):/.test(request.url()))
			problems.push(`a request to ${request.url()}`);
	});
	return page;
}

/** Adds an organisation without a mouse: Tab, letters, Enter. */
async function writeByKeyboard(browser: Browser, url: string, cookies: Cookie[]): Promise<void> {
	const page = await openPage(browser, url, cookies, {});
	await page.goto(url + href('/desk/places/new', 'fr'), { waitUntil: 'networkidle' });
	for (let press = 0; press < 60; press++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate(() => document.activeElement?.getAttribute('name') === 'name')) break;
	}
	await page.keyboard.type('Salle du clavier (fictif)');
	await page.keyboard.press('Enter');
	await page
		.getByText('Salle du clavier (fictif)')
		.first()
		.waitFor({ timeout: 10_000 })
		.catch(() => problems.push('a place is not made by keyboard alone'));
	await page.context().close();
}

function note(where: string, found: readonly string[]): void {
	for (const problem of found) problems.push(`${where}: ${problem}`);
}
