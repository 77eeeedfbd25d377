import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { sayYes } from '../../../tests/support/asking.ts';
import { alive } from '../../../tests/support/browser.ts';
import { sendSurely } from '../asking/asked.ts';
import { cookieLine } from '../pages.ts';

/** Somebody at pages: she opens what a letter or a page links to, fills in a form and presses its button. */
export type Walker = Readonly<{
	/** How many pages she has opened and buttons she has pressed, saying yes to what is asked back among them. */
	clicks: () => number;
	open: (address: string) => Promise<string>;
	/**
	 * @param action of the form, as its address says it; '' for the one without.
	 * @returns what the page says then. Throws when the page has no such form
	 */
	press: (action: string, fields?: Fields) => Promise<string>;
	/** The same from a page that may not have the form, as somebody's own program would. */
	forge: (action: string, fields?: Fields) => Promise<string>;
}>;

type Fields = Readonly<Record<string, string>>;

const plain = (html: string): string =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&nbsp;/g, '\u00a0')
		.replace(/\s+/g, ' ');

/** A browser without JavaScript, as far as the pages here go: it knows forms, redirects and cookies. */
export function plainWalker(url: string): Walker {
	const jar = new Map<string, string>();
	let [at, html, clicks] = [url, '', 0];
	const send = async (address: string, body?: FormData | URLSearchParams): Promise<Response> => {
		if (body) clicks++;
		const cookie = cookieLine([...jar].map(([name, value]) => ({ name, value })));
		const headers = { cookie, origin: url, accept: 'text/html' };
		const answer = await fetch(address, { headers, redirect: 'manual', ...(body ? { method: 'POST', body } : {}) });
		for (const line of answer.headers.getSetCookie()) {
			const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
			jar.set(name, value);
		}
		return answer;
	};
	const arrive = async (answer: Response): Promise<string> => {
		html = await answer.text();
		const to = answer.headers.get('location');
		if (answer.status < 300 || answer.status > 399 || !to) return plain(html);
		at = new URL(to, at).href;
		return arrive(await send(at));
	};
	const forge = async (action: string, fields: Fields = {}): Promise<string> => {
		const address = action ? `${at.split(/[?#]/)[0]}?/${action}` : at;
		return arrive(await sendSurely(address, new URLSearchParams(fields), send));
	};
	return {
		clicks: () => clicks,
		open: async (address) => {
			clicks++;
			at = address;
			return arrive(await send(at));
		},
		press: (action, fields) => {
			const shown = action ? html.includes(` action="?/${action}`) : /<form method="post"(?![^>]* action=)/.test(html);
			if (!shown) throw new Error(`${at} has no form « ${action} »: ${plain(html).slice(0, 400)}`);
			return forge(action, fields);
		},
		forge
	};
}

/** A real browser, with its JavaScript. */
export async function browserWalker(browser: Browser): Promise<Walker> {
	const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'en-GB' });
	const page = await context.newPage();
	let clicks = 0;
	const send = async (act: () => Promise<void>): Promise<string> => {
		clicks++;
		await answered(page, act);
		if (await page.locator('dialog[data-asking]').count()) {
			clicks++;
			await answered(page, () => sayYes(page));
		}
		return said(page);
	};
	return {
		clicks: () => clicks,
		open: async (address) => {
			clicks++;
			await page.goto(address);
			await alive(page);
			return said(page);
		},
		press: async (action, fields = {}) => {
			const button = await filledIn(page, action, fields);
			return send(() => button.click());
		},
		forge: (action, fields = {}) => send(() => forgeIn(page, action, fields))
	};
}

/** Waits until what an act sends is answered and the page shows it: the form is busy until then, also while the page is left for another. */
async function answered(page: Page, act: () => Promise<void>): Promise<void> {
	await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), act()]);
	await alive(page);
}

/** Fills a form in as a hand does, which takes its time where the form asks for it. @returns its button */
async function filledIn(page: Page, action: string, fields: Fields): Promise<Locator> {
	const named = `form[action="?/${action}"], form[action^="?/${action}&"]`;
	const form = page.locator(action ? named : 'main form[method="post"]:not([action])').first();
	// what it is folded away in, and what is folded in it; a menu that unfolds would cover it
	await form.evaluate((one) => {
		for (const folded of [one.closest('details'), ...one.querySelectorAll('details')]) folded?.setAttribute('open', '');
	});
	for (const [name, value] of Object.entries(fields)) {
		const field = form.locator(`[name="${name}"]`).first();
		const kind = await field.evaluate((one) => `${one.tagName} ${one.getAttribute('type') ?? ''}`);
		if (kind.startsWith('SELECT')) await field.selectOption(value);
		else if (/radio|checkbox/.test(kind)) await form.locator(`[name="${name}"][value="${value}"]`).check();
		else if (!kind.includes('hidden') && !kind.startsWith('BUTTON')) await field.fill(value);
	}
	const drawn = form.locator('[name="drawn"]');
	if (await drawn.count()) await pause(Number.parseInt(await drawn.inputValue(), 10) + 3100 - Date.now());
	return fields.answer ? form.locator(`button[value="${fields.answer}"]`) : form.locator('button').last();
}

/** Sends a form that the page may not have. */
const forgeIn = (page: Page, action: string, fields: Fields): Promise<void> =>
	page.evaluate(
		([act, all]) => {
			const form = Object.assign(document.createElement('form'), { method: 'post', action: `?/${act}` });
			for (const [name, value] of Object.entries(all))
				form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
			document.body.append(form);
			form.requestSubmit();
		},
		[action, fields] as const
	);

const said = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
