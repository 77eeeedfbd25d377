import type { CDPSession, Page } from 'playwright-core';

declare global {
	interface Window {
		tasks?: number[];
	}
}

/** Makes the machine of a page so many times slower. */
export async function slow(page: Page, times: number): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: times });
	return session;
}

/** Notes every task of the page that keeps it from answering for 50 ms, from now on. */
export const watchTasks = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const tasks: number[] = [];
		window.tasks = tasks;
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) tasks.push(duration);
		}).observe({ type: 'longtask' });
	});

/** How long each of them was, in milliseconds, since they were asked for last. */
export const takeTasks = (page: Page): Promise<number[]> => page.evaluate(() => window.tasks?.splice(0) ?? []);

/** Presses Tab until what has the focus fits; from where the focus is. */
export async function tabTo(page: Page, selector: string, most = 120): Promise<void> {
	for (let turn = 0; turn < most; turn++) {
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard never reaches ${selector}`);
}

/** Waits until the page plays by itself and waits for a choice; the button for sound is there only then. */
export const settled = (page: Page): Promise<unknown> =>
	page.locator('form:has(button[aria-pressed]) #said[aria-busy=false]').waitFor();

/** What may be chosen now. */
export const offered = (page: Page): Promise<string[]> => entries(page, '[data-entry]');

const entries = (page: Page, selector: string): Promise<string[]> =>
	page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute('data-entry') ?? ''));

/** Takes a choice by its number; a card and the end of a week, which have none, by Tab and Enter. */
export async function choose(page: Page, entry: string): Promise<void> {
	const said = page.locator('#said');
	const seq = Number(await said.getAttribute('data-seq'));
	// all of the text, where some of it is still to come; where nothing is, the key would scroll the page
	if (await page.locator('#said:focus:has(.ahead)').count()) await page.keyboard.press('Space');
	const number = (await entries(page, '.choices [data-entry]:not(.ends)')).indexOf(entry);
	if (number >= 0 && number < 9) await page.keyboard.press(String(number + 1));
	else {
		await tabTo(page, `[data-entry="${entry}"]`);
		await page.keyboard.press('Enter');
	}
	await page.locator(`#said[data-seq="${seq + 1}"]`).waitFor();
	await settled(page);
}
