import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { alive, axe } from '../../tests/support/browser.ts';
import { enters, unfold, walk } from './look-keyboard.ts';
import { narrow } from './look-narrow.ts';
import { refused } from './look-refused.ts';
import { type Cookie, takeLetterOut } from './pages.ts';

/** Pages to look at as somebody. `closed`: they answer with an error, as these must without a token or a sign-in. */
export type Visit = Readonly<{ url: string; cookies: Cookie[]; paths: readonly string[]; closed?: boolean }>;

/** What was looked at, and what is wrong. */
export type Seen = {
	pages: number;
	axes: number;
	stops: number;
	entered: number;
	refused: number;
	narrows: number;
	problems: string[];
};

export const nothingSeen = (): Seen => ({
	pages: 0,
	axes: 0,
	stops: 0,
	entered: 0,
	refused: 0,
	narrows: 0,
	problems: []
});

export const summary = ({ pages, axes, stops, entered, refused, narrows }: Seen): string =>
	`${pages} pages, ${axes} times axe, ${stops} stops of Tab, ${entered} forms by Enter, ${refused} sent empty, ${narrows} at 390 px`;

/** What a short run looks at: so many, from the first on, as far from each other as can be. */
export const few = (paths: readonly string[], most: number): string[] =>
	most ? paths.filter((_, place) => place % Math.max(1, Math.ceil(paths.length / most)) === 0) : [];

/** Keeps what is wrong, and says it at once. */
export function note(seen: Seen, where: string, found: readonly string[]): void {
	for (const problem of found) {
		seen.problems.push(`${where}: ${problem}`);
		console.log(`! ${where}: ${problem}`);
	}
}

/**
 * Looks at pages as two people do at once: one at a desk with a keyboard, in light and dark, and one with a finger on a narrow telephone in every
 * language. `quick`: in light only, and on the telephone in English alone.
 */
export async function look(browser: Browser, visit: Visit, seen: Seen, quick: boolean): Promise<void> {
	if (!visit.paths.length) return;
	seen.pages += visit.paths.length;
	await Promise.all([atTheDesk(browser, visit, seen, quick), onTheTelephone(browser, visit, seen, quick)]);
}

/** Asks for each page without a browser: what a short run does with the pages that it does not look at. */
export async function answer({ url, cookies, paths }: Visit, seen: Seen): Promise<void> {
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	for (const path of paths) {
		const { status } = await fetch(url + href(path, 'fr'), { headers: { cookie, accept: 'text/html' } });
		if (status !== 200) note(seen, path, [`answers ${status}`]);
	}
}

async function atTheDesk(browser: Browser, visit: Visit, seen: Seen, quick: boolean): Promise<void> {
	const page = await openPage(browser, visit, seen, { viewport: { width: 1280, height: 900 } });
	for (const path of visit.paths) {
		const response = await page.goto(visit.url + href(path, 'fr'));
		await alive(page);
		const found = visit.closed || response?.ok() ? [] : [`answers ${response?.status()}`];
		found.push(...(await byKeyboard(page, seen, quick)));
		note(seen, path, found);
		const short = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w.-]{40,}/g, '…');
		console.log(`${short.padEnd(46)}${found.length ? `${found.length} problems` : 'ok'}`);
	}
	await page.context().close();
}

async function byKeyboard(page: Page, seen: Seen, quick: boolean): Promise<string[]> {
	const address = page.url();
	const shut = await unfold(page);
	const walked = await walk(page);
	const found = [...shut, ...walked.problems, ...(await takeLetterOut(page))];
	for (const colorScheme of quick ? (['light'] as const) : (['light', 'dark'] as const)) {
		await page.emulateMedia({ colorScheme });
		found.push(...(await axe(page)).map((violation) => `${colorScheme}: ${violation}`));
		seen.axes += 1;
	}
	const entered = await enters(page);
	const back = await refused(page, address);
	seen.stops += walked.stops;
	seen.entered += entered.forms;
	seen.refused += back.forms;
	return [...found, ...entered.problems, ...back.problems];
}

async function onTheTelephone(browser: Browser, visit: Visit, seen: Seen, quick: boolean): Promise<void> {
	const page = await openPage(browser, visit, seen, { viewport: { width: 390, height: 844 }, hasTouch: true });
	const spoken: readonly Locale[] = quick ? ['en'] : locales;
	for (const path of visit.paths)
		for (const locale of spoken) {
			await page.goto(visit.url + href(path, locale));
			note(seen, `${href(path, locale)} at 390 px`, await narrow(page, locale, locale === spoken[0]));
			seen.narrows += 1;
		}
	await page.context().close();
}

/** A page of somebody's own, where a script that fails and a request to a third party are wrong. */
export async function openPage(
	browser: Browser,
	{ url, cookies }: Pick<Visit, 'url' | 'cookies'>,
	seen: Seen,
	options: BrowserContextOptions = {}
): Promise<Page> {
	const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce', ...options });
	await context.addCookies(cookies);
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	const here = (): string => new URL(page.url()).pathname;
	page.on('pageerror', ({ message }) => note(seen, here(), [`a script failed: ${message}`]));
	page.on('request', (request) => {
		const own = request.url().startsWith(url) || /^(data|blob|ws):/.test(request.url());
		if (!own) note(seen, here(), [`a request to ${request.url()}`]);
	});
	return page;
}

/** Presses Tab until what is meant has the focus. */
export async function tabTo(page: Page, wanted: string, seen: Seen): Promise<void> {
	for (let turn = 0; turn < MOST_TABS; turn++) {
		if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return;
		await page.keyboard.press('Tab');
	}
	note(seen, page.url(), [`the keyboard never reaches ${wanted}`]);
}

const MOST_TABS = 160;
