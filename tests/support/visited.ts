import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { openHub, settleIn } from '../../claims/support/hub.ts';
import { launchBrowser } from './browser.ts';

/** A hub with an organisation and two rooms, or with the demonstration (`--demo`), and a browser to visit it, until the last test of the file. */
export async function visitedHub(...args: string[]): Promise<{ url: string; data: string; browser: Browser }> {
	const [hub, browser] = await Promise.all([openHub({ crowd: true, args }), launchBrowser({ still: true })]);
	afterAll(async () => {
		await browser.close();
		await hub.close();
	});
	await settleIn();
	return { url: hub.program.url, data: hub.program.data, browser };
}
