import type { Page } from 'playwright-core';

/** What a page shows of a room, whatever tab is open. */
export type Shown = Readonly<{ chat: string[]; questions: string[]; polls: string[] }>;

declare global {
	interface Window {
		/** When each thing first came, in seconds of the picture. */
		came?: Record<string, number>;
	}
}

/** Notes from now on where the picture is when a message, a question or a poll comes. */
export const watchPicture = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const came: Record<string, number> = {};
		window.came = came;
		new MutationObserver(() => {
			const at = document.querySelector('video')?.currentTime ?? 0;
			for (const element of document.querySelectorAll('[id^="q-"], [id^="poll-"], [data-message]')) {
				const key = element.getAttribute('data-message') ?? element.id.replace(/^(q|poll)-/, '');
				came[key] ??= at;
			}
		}).observe(document.body, { childList: true, subtree: true });
	});

export const shownNow = (page: Page): Promise<Shown> =>
	page.evaluate(() => {
		const ids = (what: string): string[] =>
			[...document.querySelectorAll(`[id^="${what}-"]`)].map(({ id }) => id.slice(what.length + 1)).sort();
		const texts = [...document.querySelectorAll('[role=log] [data-message] .text')];
		return {
			chat: texts.map(({ textContent }) => textContent?.trim() ?? ''),
			questions: ids('q'),
			polls: ids('poll')
		};
	});
