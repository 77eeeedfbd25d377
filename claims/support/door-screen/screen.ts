import type { Browser, CDPSession, Page } from 'playwright-core';

/** A tablet at a door, as somebody sees it who stands before it. */
export type Screen = Readonly<{
	page: Page;
	/** What stands there in large letters. */
	word(): Promise<string>;
	/** Waits until what is shown is so. @returns after how many milliseconds; null: not within `most`. */
	until(seen: Seen, most: number): Promise<number | null>;
	/** Pulls the network out, or puts it back. */
	cut(off: boolean): Promise<void>;
}>;

/** What is looked for: a text in one place, or that there is no such place. */
type Seen = Readonly<{ where: string; says?: string; gone?: boolean }>;

/** Opens the link of a screen on a tablet. */
export async function openScreen(browser: Browser, link: string): Promise<Screen> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-BE' });
	const page = await context.newPage();
	await page.goto(link);
	await page.waitForSelector('.clock');
	const network = await context.newCDPSession(page);
	return {
		page,
		word: async () => (await page.textContent('.word'))?.trim() ?? '',
		until: (seen, most) => until(page, seen, most),
		cut: (off) => cut(network, off)
	};
}

async function until(page: Page, seen: Seen, most: number): Promise<number | null> {
	const from = Date.now();
	const found = await page
		.waitForFunction(
			({ where, says, gone }) => {
				const text = document.querySelector(where)?.textContent;
				return gone ? text === undefined : text?.includes(says ?? '') === true;
			},
			seen,
			{ polling: 50, timeout: most }
		)
		.catch(() => null);
	return found ? Date.now() - from : null;
}

async function cut(network: CDPSession, offline: boolean): Promise<void> {
	await network.send('Network.enable');
	const none = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
	await network.send('Network.emulateNetworkConditions', { offline, ...none });
}
