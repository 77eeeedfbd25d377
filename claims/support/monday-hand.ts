import type { Locator, Page } from 'playwright-core';
import { alive } from '../../tests/support/browser.ts';

/** What a person's hands did, as the browser got it. */
export type Tally = { clicks: number; keys: number };

/** The only way in which the journey touches a page, so that no click and no key goes uncounted. */
export type Hand = Readonly<{
	/** Follows an address that came from elsewhere: a click into the bar, paste, Enter. */
	open(address: string): Promise<void>;
	/** Clicks, and waits until the address is the one that the click leads to. */
	click(what: string, to?: RegExp): Promise<void>;
	/** Clicks into a field and types, over what stands there. */
	write(field: string, text: string): Promise<void>;
	/** Opens a list and chooses from it. */
	pick(list: string, option: { label: string } | { value: string } | { index: number }): Promise<void>;
	/** Sets a date, a time or a colour, whose own little window takes the digits: a click, and a key for each. */
	set(field: string, value: string): Promise<void>;
	/** Chooses a file: one click opens the system's window, one takes the file that lies on top; or all of a folder, by two keys more. */
	choose(field: string, path: string | readonly string[]): Promise<void>;
	/** Only looks: waits for something and gives it back. */
	see(what: string): Promise<Locator>;
	text(): Promise<string>;
	address(): string;
	/** What the page says its own address is. */
	canonical(): Promise<string | null>;
}>;

/** Somebody at a page of hers, with hands that are counted; what is not as promised goes to `hold`. */
export type Somebody = Readonly<{
	hand: Hand;
	page: Page;
	url: string;
	hold: (condition: boolean, sentence: string) => void;
}>;

/** A pair of hands on a page, whose doings are added to a tally; with a `finger` they tap, as on a telephone. */
export function handOn(page: Page, tally: Tally, finger = false): Hand {
	const find = (what: string): Locator => page.locator(what).filter({ visible: true }).first();
	const click = async (what: string, to?: RegExp): Promise<void> => {
		tally.clicks += 1;
		await (finger ? find(what).tap() : find(what).click());
		if (to) await page.waitForURL(to);
		// as a person does who looks before she touches: what is typed into a page that only comes alive would be lost
		await alive(page);
	};
	return {
		click,
		async open(address) {
			tally.clicks += 1;
			tally.keys += 2;
			await page.goto(address);
			await alive(page);
		},
		async write(field, text) {
			await click(field);
			if (await find(field).inputValue()) {
				tally.keys += 2;
				await page.keyboard.press('Control+A');
			}
			tally.keys += [...text].length;
			await page.keyboard.type(text);
		},
		async pick(list, option) {
			tally.clicks += 2;
			await find(list).selectOption(option);
		},
		async set(field, value) {
			tally.clicks += 1;
			tally.keys += value.replace(/[^0-9a-f]/gi, '').length;
			await find(field).fill(value);
		},
		async choose(field, path) {
			tally.clicks += 2;
			if (typeof path !== 'string') tally.keys += 2;
			await find(field).setInputFiles(typeof path === 'string' ? path : [...path]);
		},
		async see(what) {
			await page.locator(what).first().waitFor({ state: 'visible' });
			return page.locator(what).first();
		},
		text: async () => (await page.locator('main').textContent()) ?? '',
		address: () => page.url(),
		canonical: () => page.locator('head link[rel=canonical]').getAttribute('href')
	};
}
