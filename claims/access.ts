/** Everybody can use every page: axe finds nothing, light and dark; whole at 390 px in four languages; by keyboard alone, without JavaScript, without a third party, and light. */
import type { Browser, Page, Response } from 'playwright-core';
import { href, parseAddress } from '#kernel/address.ts';
import { locales } from '#kernel/words.ts';
import { axe, launchBrowser } from '../tests/support/browser.ts';
import { withProgram } from '../tests/support/program.ts';
import { addressesOf, type Cookie, letterIn, signedIn, takeLetterOut } from './support/pages.ts';

const small = process.argv.includes('--small');
const HOME_BUDGET = 150_000;
const aside = ['link?token=x', 'invitation?token=x', 'second-factor', 'erased']
	.map((page) => `/sign-in/${page}`)
	.concat('/nowhere');
const problems: string[] = [];

process.exitCode = await withProgram({ crowd: true }, async ({ url }) => {
	const browser = await launchBrowser();
	try {
		return (await check(browser, url)) ? 0 : 1;
	} finally {
		await browser.close();
	}
});

async function check(browser: Browser, url: string): Promise<boolean> {
	const { open, closed } = await addressesOf(url);
	// the rooms of Coulisses have a claim of their own, coulisses-access
	const own = closed.filter((path) => !path.startsWith('/desk/'));
	const booking = await registerByKeyboard(browser, url, open);
	await registerWithoutScript(browser, url, open);
	const cookies = await signedIn(url, 'admin');
	const visits: Visit[] = [
		{ paths: aside, cookies: [], refused: true },
		{ paths: [...open, booking].slice(small ? -4 : 0), cookies: [] },
		{ paths: small ? own.slice(0, 4) : [...own, await letterIn(url, cookies)], cookies }
	];
	let looked = 0;
	for (const visit of visits)
		for (const scheme of ['light', 'dark'] as const) looked += await everyPage(browser, url, visit, scheme);
	let narrow = 0;
	for (const visit of visits) narrow += await narrowPages(browser, url, visit);
	const weight = await weighHome(browser, url);
	for (const problem of problems) console.log(`! ${problem}`);
	console.log(
		`access: ${looked} pages through axe, ${narrow} at 390 px, home ${(weight / 1000).toFixed(1)} kB, ${problems.length} problems`
	);
	return problems.length === 0;
}

/** `refused`: pages that answer with an error, as these must without a token or a sign-in. */
type Visit = { paths: string[]; cookies: Cookie[]; refused?: boolean };

async function everyPage(browser: Browser, url: string, visit: Visit, scheme: 'light' | 'dark'): Promise<number> {
	const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 900 } });
	await context.addCookies(visit.cookies);
	const page = await context.newPage();
	forbidOthers(page, url);
	for (const path of visit.paths) {
		const response = await page.goto(url + href(path, 'fr'), { waitUntil: 'load' });
		if (!visit.refused && !response?.ok()) problems.push(`${path} answers ${response?.status()}`);
		for (const violation of await takeLetterOut(page)) problems.push(violation);
		for (const violation of await axe(page)) problems.push(`${path} (${scheme}): ${violation}`);
	}
	await context.close();
	return visit.paths.length;
}

function forbidOthers(page: Page, url: string): void {
	page.on('request', (request) => {
		if (!request.url().startsWith(url) && !/^(data|blob|ws):/.test(request.url()))
			problems.push(`a request to ${request.url()}`);
	});
	page.on('pageerror', (error) => problems.push(`a script failed: ${error.message}`));
}

async function narrowPages(browser: Browser, url: string, { paths, cookies }: Visit): Promise<number> {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	await context.addCookies(cookies);
	const page = await context.newPage();
	for (const locale of locales)
		for (const path of paths) {
			await page.goto(url + href(path, locale), { waitUntil: 'load' });
			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (over > 0) problems.push(`${href(path, locale)} is ${over} px too wide at 390 px`);
			const lang = await page.evaluate(() => document.documentElement.lang);
			if (lang !== locale) problems.push(`${href(path, locale)} says it is in ${lang}`);
		}
	await context.close();
	return paths.length * locales.length;
}

/** All that the home page brings but pictures, as it travels. */
async function weighHome(browser: Browser, url: string): Promise<number> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const sizes: Promise<{ path: string; bytes: number }>[] = [];
	page.on('response', (response) => sizes.push(weigh(response)));
	await page.goto(`${url}/fr`, { waitUntil: 'networkidle' });
	const all = await Promise.all(sizes);
	const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
	if (bytes > HOME_BUDGET)
		problems.push(
			`the home page weighs ${bytes} bytes: ${all.map(({ path, bytes }) => `${path} ${bytes}`).join(', ')}`
		);
	await context.close();
	return bytes;
}

async function weigh(response: Response): Promise<{ path: string; bytes: number }> {
	const type = response.headers()['content-type'] ?? '';
	const { responseBodySize } = await response.request().sizes();
	return { path: new URL(response.url()).pathname, bytes: type.startsWith('image/') ? 0 : responseBodySize };
}

/** The first registration form. */
function formOf(paths: string[]): string {
	return paths.find((path) => /^\/agenda\/[^/]+\/[^/]+$/.test(path)) ?? '';
}

/** @returns the page of the booking. */
async function registerByKeyboard(browser: Browser, url: string, paths: string[]): Promise<string> {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(url + href(formOf(paths), 'fr'), { waitUntil: 'networkidle' });
	await tabTo(page, 'name');
	await page.keyboard.type('Noé Clavier (fictif)');
	await tabTo(page, 'email');
	await page.keyboard.type('noe.clavier@exemple.invalid');
	await page.keyboard.press('Enter');
	await arrived(page, 'by keyboard');
	const path = parseAddress(new URL(page.url()).pathname)?.path ?? '';
	await context.close();
	return path;
}

async function tabTo(page: Page, name: string): Promise<void> {
	for (let turn = 0; turn < 60; turn++) {
		if (await page.evaluate((wanted) => document.activeElement?.getAttribute('name') === wanted, name)) return;
		await page.keyboard.press('Tab');
	}
	problems.push(`the keyboard never reaches the field ${name}`);
}

async function registerWithoutScript(browser: Browser, url: string, paths: string[]): Promise<void> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(url + href(formOf(paths), 'fr'));
	await page.fill('[name=name]', 'Lou Sanscript (fictif)');
	await page.fill('[name=email]', 'lou.sanscript@exemple.invalid');
	await page.click('main button[type=submit]');
	await arrived(page, 'without JavaScript');
	await context.close();
}

async function arrived(page: Page, how: string): Promise<void> {
	await page
		.waitForURL(/\/fr\/inscription\//, { timeout: 10_000 })
		.catch(() => problems.push(`no registration ${how}`));
}
