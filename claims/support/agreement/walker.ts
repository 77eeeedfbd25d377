import type { Browser, Page } from 'playwright-core';
import { sayYes } from '../../../tests/support/asking.ts';
import { sendSurely } from '../asking/asked.ts';
import { cookieLine } from '../pages.ts';

/** Somebody at pages: she opens what a letter or a page links to, fills in a form and presses its button. */
export type Walker = Readonly<{
	/** How many pages she has opened and buttons she has pressed. */
	clicks: () => number;
	open: (address: string) => Promise<string>;
	/** @param action of the form, as its address says it; '' for the one without. @returns what the page says then */
	press: (action: string, fields?: Readonly<Record<string, string>>) => Promise<string>;
}>;

const plain = (html: string): string =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&nbsp;/g, '\u00a0')
		.replace(/\s+/g, ' ');

/** A browser without JavaScript, as far as the pages here go: it knows forms, redirects and cookies. */
export function plainWalker(url: string): Walker {
	const jar = new Map<string, string>();
	let [at, clicks] = [url, 0];
	const send = async (address: string, body?: FormData | URLSearchParams): Promise<Response> => {
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
		const to = answer.headers.get('location');
		if (answer.status < 300 || answer.status > 399 || !to) return plain(await answer.text());
		at = new URL(to, at).href;
		return arrive(await send(at));
	};
	return {
		clicks: () => clicks,
		open: async (address) => {
			clicks++;
			at = address;
			return arrive(await send(at));
		},
		press: async (action, fields = {}) => {
			clicks++;
			const address = action ? `${at.split(/[?#]/)[0]}?/${action}` : at;
			return arrive(await sendSurely(address, new URLSearchParams(fields), send));
		}
	};
}

/** A real browser, with its JavaScript. */
export async function browserWalker(browser: Browser): Promise<Walker> {
	const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'en-GB' });
	const page = await context.newPage();
	let clicks = 0;
	return {
		clicks: () => clicks,
		open: async (address) => {
			clicks++;
			await page.goto(address);
			return said(page);
		},
		press: async (action, fields = {}) => {
			clicks++;
			return pressIn(page, action, fields);
		}
	};
}

async function pressIn(page: Page, action: string, fields: Readonly<Record<string, string>>): Promise<string> {
	const named = `form[action="?/${action}"], form[action^="?/${action}&"]`;
	const form = page.locator(action ? named : 'main form[method="post"]:not([action])').first();
	await page.locator('details:not([open])').evaluateAll((all) => {
		for (const one of all) one.setAttribute('open', '');
	});
	for (const [name, value] of Object.entries(fields)) {
		const field = form.locator(`[name="${name}"]`).first();
		const kind = await field.evaluate((one) => `${one.tagName} ${one.getAttribute('type') ?? ''}`);
		if (kind.startsWith('SELECT')) await field.selectOption(value);
		else if (/radio|checkbox/.test(kind)) await form.locator(`[name="${name}"][value="${value}"]`).check();
		else if (!kind.includes('hidden') && !kind.startsWith('BUTTON')) await field.fill(value);
	}
	const answer = fields.answer ? form.locator(`button[value="${fields.answer}"]`) : form.locator('button').last();
	const answered = page.waitForResponse(({ request }) => request().method() === 'POST');
	await answer.click();
	if ((await (await answered).status()) === 428 || (await asksIn(page))) await sayYes(page);
	await page.waitForLoadState('networkidle');
	return said(page);
}

const said = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';

const asksIn = (page: Page): Promise<boolean> =>
	page
		.getByRole('dialog')
		.waitFor({ timeout: 600 })
		.then(
			() => true,
			() => false
		);
