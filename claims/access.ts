/** Everybody can use every public page and every page of her own: by keyboard alone, axe 0 in light and dark, whole at 390 px in four languages, without JavaScript, without a third party, and light. */
import type { Browser, Page, Response } from 'playwright-core';
import { href, parseAddress } from '#kernel/address.ts';
import { alive, launchBrowser } from '../tests/support/browser.ts';
import { openHub } from './support/hub.ts';
import { journeyPages } from './support/journey/pages.ts';
import { learningPages } from './support/learning/pages.ts';
import { everyTwelfth, look, note, nothingSeen, openPage, summary } from './support/look.ts';
import { signedIn } from './support/pages.ts';
import { invitationPage, newsletterPages, selectionPage } from './support/public-states.ts';
import { findPages } from './support/routes.ts';

const small = process.argv.includes('--small');
const HOME_BUDGET = 150_000;
const closed = ['link?token=x', 'invitation?token=x', 'second-factor', 'erased']
	.map((page) => `/sign-in/${page}`)
	.concat('/nowhere');
/** Only there for who took part in a séance that is over, or is a pupil, or in a team: those of learning have a claim of their own. */
const APART = [
	'/agenda/[slug]/[occurrence]/question',
	'/class/home',
	'/class/wall',
	'/canvas/[id]/versions/[version]',
	'/present/[occurrence]',
	'/present/kiosk/[occurrence]'
];
/** A short run leaves what must first be made there to the claim of learning. */
const OF_LEARNING = /^\/(me\/(classes|workshops|programmes|progress)|learning|class|canvas|present)/;
/** Of a run, of a canvas that is read, or of somebody who is asked for a word: looked at as somebody who has one. */
const OF_A_PLAYER = /^\/me\/journey\/(\[run\]|reviews|competences\/\[testimony\])/;
const seen = nothingSeen();
const browser = await launchBrowser();
try {
	const weight = await full(browser);
	if (!small) await empty(browser);
	console.log(`access: ${summary(seen)}, home ${(weight / 1000).toFixed(1)} kB, ${seen.problems.length} problems`);
} finally {
	await browser.close();
}
process.exitCode = seen.problems.length ? 1 : 0;

/** The demonstration. @returns the weight of its home page. */
async function full(browser: Browser): Promise<number> {
	const { program, close } = await openHub({ args: ['--demo'], crowd: true });
	try {
		const { url } = program;
		const known = await findPages(url, { group: 'public', begin: ['/'] });
		const one = (route: string): string => known.pages.find((page) => page.route === route)?.path ?? '';
		const form = one('/agenda/[slug]/[occurrence]');
		const begin = [
			...['/', '/search?q=jeu', '/search?q=zzzzzz', '/newsletter?done=asked', ...closed],
			await registerByKeyboard(browser, url, form),
			await selectionPage(url, one('/festival/[slug]')),
			...(await newsletterPages(url))
		];
		if (!small) for (const { who, paths } of await learningPages(url)) if (who === 'visitor') begin.push(...paths);
		await registerWithoutScript(browser, url, form);
		const { pages, lost } = await findPages(url, { group: 'public', begin });
		for (const route of lost)
			if (!APART.includes(route) && !(small && OF_LEARNING.test(route))) note(seen, route, ['no link leads there']);
		const paths = pages.map(({ path }) => path);
		const open = paths.filter((path) => !closed.includes(path));
		await look(browser, { url, cookies: [], paths: some(open) }, seen, small);
		await look(browser, { url, cookies: [], paths: some(closed), closed: true }, seen, small);
		await ownPages(browser, url);
		return await weighHome(browser, url);
	} finally {
		await close();
	}
}

/** What somebody who is signed in has for herself. */
async function ownPages(browser: Browser, url: string): Promise<void> {
	const cookies = await signedIn(url, 'teacher');
	const { pages, lost } = await findPages(url, {
		group: 'person',
		begin: ['/me', await invitationPage('lila.terril@exemple.invalid')],
		cookies
	});
	for (const route of lost)
		if (!OF_LEARNING.test(route) && !OF_A_PLAYER.test(route)) note(seen, route, ['no link leads there']);
	await look(browser, { url, cookies, paths: some(pages.map(({ path }) => path)) }, seen, small);
	for (const { who, paths } of await journeyPages(url))
		if (typeof who !== 'string') await look(browser, { url, cookies: who, paths: some(paths) }, seen, small);
}

/** The public pages of a hub on its first day. */
async function empty(browser: Browser): Promise<void> {
	const { program, close } = await openHub({ args: ['--empty'], crowd: true });
	try {
		const { url } = program;
		const { pages } = await findPages(url, { group: 'public', begin: ['/', '/search?q=jeu'] });
		await look(browser, { url, cookies: [], paths: pages.map(({ path }) => path) }, seen, small);
	} finally {
		await close();
	}
}

function some(paths: readonly string[]): readonly string[] {
	return small ? everyTwelfth(paths) : paths;
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
	const heavy = all.map(({ path, bytes }) => `${path} ${bytes}`).join(', ');
	if (bytes > HOME_BUDGET) note(seen, '/', [`weighs ${bytes} bytes: ${heavy}`]);
	await context.close();
	return bytes;
}

async function weigh(response: Response): Promise<{ path: string; bytes: number }> {
	const type = response.headers()['content-type'] ?? '';
	const { responseBodySize } = await response.request().sizes();
	return { path: new URL(response.url()).pathname, bytes: type.startsWith('image/') ? 0 : responseBodySize };
}

/** @returns the page of the booking. */
async function registerByKeyboard(browser: Browser, url: string, form: string): Promise<string> {
	const page = await openPage(browser, { url, cookies: [] }, seen);
	await page.goto(url + href(form, 'fr'));
	await alive(page);
	await tabTo(page, 'name');
	await page.keyboard.type('Noé Clavier (fictif)');
	await tabTo(page, 'email');
	await page.keyboard.type('noe.clavier@exemple.invalid');
	await page.keyboard.press('Enter');
	await arrived(page, 'by keyboard');
	const path = parseAddress(new URL(page.url()).pathname)?.path ?? '';
	await page.context().close();
	return path;
}

async function tabTo(page: Page, name: string): Promise<void> {
	for (let turn = 0; turn < 60; turn++) {
		if (await page.evaluate((wanted) => document.activeElement?.getAttribute('name') === wanted, name)) return;
		await page.keyboard.press('Tab');
	}
	note(seen, page.url(), [`the keyboard never reaches the field ${name}`]);
}

async function registerWithoutScript(browser: Browser, url: string, form: string): Promise<void> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(url + href(form, 'fr'));
	await page.fill('[name=name]', 'Lou Sanscript (fictif)');
	await page.fill('[name=email]', 'lou.sanscript@exemple.invalid');
	await page.click('main button[type=submit]');
	await arrived(page, 'without JavaScript');
	await context.close();
}

async function arrived(page: Page, how: string): Promise<void> {
	await page
		.waitForURL(/\/fr\/inscription\//, { timeout: 10_000 })
		.catch(() => note(seen, page.url(), [`no registration ${how}`]));
}
