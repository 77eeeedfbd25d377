import type { Browser, Page } from 'playwright-core';
import { findHeadless, whyNoChromium } from '../../scripts/chromium.mjs';

const quiet = [
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** What a page shows at last counts, on a machine that has other things to do too. */
const PATIENCE_MS = 60_000;

/**
 * The system's Chromium, headless. Throws with the way to get one when there is none.
 * @param still as whoever wants no motion has it: what moves without end, on a page that nobody looks at any more too, takes a fifth of a processor
 */
export async function launchBrowser({ still = false } = {}): Promise<Browser> {
	const executablePath = findHeadless();
	if (!executablePath) throw new Error(whyNoChromium());
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium's sandbox refuses to start as root
	// it ends with this process, which has more to end when it is interrupted (interrupted.ts)
	const patient = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
	// most short runs that import this open no browser, and loading it costs a third of a second
	const { chromium } = await import('playwright-core');
	const browser = await chromium.launch({ executablePath, headless: true, args: [...asRoot, ...quiet], ...patient });
	const open = browser.newContext.bind(browser);
	browser.newContext = async (options) => {
		const context = await open(still ? { reducedMotion: 'reduce', ...options } : options);
		context.setDefaultTimeout(PATIENCE_MS);
		return context;
	};
	return browser;
}

/**
 * What axe finds against WCAG 2.2 AA on a page opened by `browser.newContext()`, one readable line for each broken rule;
 * empty when there is nothing to say.
 */
export async function axe(page: Page): Promise<string[]> {
	const { AxeBuilder } = await import('@axe-core/playwright');
	// only what is wrong, and told by the page itself instead of by an empty one that gathers its frames: four times as fast
	const { violations } = await new AxeBuilder({ page })
		.options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
		.setLegacyMode(true)
		.analyze();
	return violations.map(({ id, help, nodes }) => {
		const where = nodes.slice(0, 5).map(({ target }) => target.join(' '));
		return `${id}: ${help} — ${where.join(', ')}${nodes.length > 5 ? ` and ${nodes.length - 5} more` : ''}`;
	});
}

/** Waits until a page that was loaded answers to keys and draws nothing any more: SvelteKit takes the scrolling over as its last act. */
export async function alive(page: Page): Promise<void> {
	await page.waitForFunction(
		() => history.scrollRestoration === 'manual' && !document.querySelector('[aria-busy=true]')
	);
}
