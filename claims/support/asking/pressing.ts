import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { alive } from '../../../tests/support/browser.ts';
import { settled } from '../../../tests/support/settled.ts';
import { everyFingerprint } from '../bad-input/fingerprints.ts';
import type { Cookie } from '../pages.ts';

/** An act that cannot be undone, arranged: where it is pressed, and what its question must say. */
export type Arranged = Readonly<{
	/** Our own path. */
	page: string;
	as: readonly Cookie[];
	/** The name of its action. */
	act: string;
	/** What tells its form, or its button, from others of the same page. */
	only?: string;
	/** What is typed and chosen before, by the name of the field. */
	fill?: Readonly<Record<string, string>>;
	/** That no page has a button for it: the form is sent from a page without one, as somebody's own program would. */
	unseen?: boolean;
	/** The figures that must be said, in any order. */
	figures: readonly number[];
}>;

/** What pressing it showed to be wrong. */
export async function pressed(url: string, browser: Browser, { as, page: path, ...its }: Arranged): Promise<string[]> {
	const context = await browser.newContext({ locale: 'fr-BE', timezoneId: 'Europe/Brussels' });
	try {
		await context.addCookies([...as]);
		const address = url + href(path, 'fr');
		const first = await saidNo(await opened(context, address), its);
		// what the hub does by itself meanwhile, as when an offer runs out, happens once; what « no » does happens each time
		const second = first.changes.length ? await saidNo(await opened(context, address), its) : first;
		const always = first.changes.filter((table) => second.changes.includes(table));
		const wrong = [...first.wrong, ...always.map((table) => `« no » changes ${table}`)];
		if (wrong.length) return wrong;
		const before = await everyFingerprint();
		const once = await opened(context, address);
		await press(once, its);
		return await again(once, before);
	} finally {
		await context.close();
	}
}

/** Presses and says no. @returns what was wrong, and the tables that are others afterwards */
async function saidNo(page: Page, its: Press): Promise<{ wrong: string[]; changes: string[] }> {
	// what follows from the log of what was arranged is no doing of the act
	await settled();
	const before = await everyFingerprint();
	const wrong = differ(await press(page, its), its.figures);
	await page.getByRole('dialog').locator('[formmethod=dialog]').click();
	if (await page.getByRole('dialog').isVisible()) wrong.push('« no » leaves the question open');
	return { wrong, changes: changed(before, await everyFingerprint()) };
}

async function opened(context: BrowserContext, address: string): Promise<Page> {
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	await page.goto(address);
	await alive(page);
	return page;
}

type Press = Omit<Arranged, 'page' | 'as'>;

/** Presses, and reads what is asked. */
async function press(page: Page, { act, only = '', fill = {}, unseen }: Press): Promise<string> {
	await page.evaluate(() => {
		for (const one of document.querySelectorAll('details')) one.open = true;
	});
	if (unseen) await addForm(page, act);
	const forms = act ? `:is([action*="?/${act}"], :has([formaction*="?/${act}"]))` : '[method=post]';
	const form = page.locator(`main form${forms}${only}`).first();
	for (const [name, value] of Object.entries(fill)) await fillIn(form.locator(`[name="${name}"]`).first(), value);
	const own = form.locator(`button[formaction*="?/${act}"]`);
	await ((await own.count()) ? own : form.locator('button:not([formaction])')).first().click();
	const dialog = page.getByRole('dialog');
	await dialog.waitFor().catch(() => Promise.reject(new Error('it asks nothing')));
	await alive(page);
	return (await dialog.locator('ul').allInnerTexts()).join('\n');
}

const addForm = (page: Page, act: string): Promise<void> =>
	page.evaluate((action) => {
		const form = Object.assign(document.createElement('form'), { method: 'post', action });
		form.append(Object.assign(document.createElement('button'), { textContent: action }));
		document.querySelector('main')?.append(form);
	}, `?/${act}`);

async function fillIn(field: ReturnType<Page['locator']>, value: string): Promise<void> {
	const kind = await field.evaluate((element) => (element as HTMLInputElement).type);
	if (kind === 'select-one') await field.selectOption(value);
	else if (kind === 'radio') await field.page().locator(`[type=radio][value="${value}"]`).check();
	else if (kind === 'checkbox') await field.check();
	else await field.fill(value);
}

function differ(said: string, figures: readonly number[]): string[] {
	const numbers = [...said.matchAll(/\d+/g)].map(Number);
	const sorted = (all: readonly number[]) => all.toSorted((a, b) => a - b).join();
	return sorted(numbers) === sorted(figures) ? [] : [`it says « ${said} », and the figures are ${figures.join(', ')}`];
}

/** Says yes twice at once and once more, as an impatient hand does: all are led on to the same page, and what happened is done and told once. */
async function again(page: Page, before: Prints): Promise<string[]> {
	const sayYes = await yesOf(page);
	const { rows: last } = await sql<{ at: Date }>`select now() as at`.execute(db);
	const answers = await Promise.all([sayYes(), sayYes()]);
	await settled();
	const done = await everyFingerprint();
	answers.push(await sayYes());
	const wrong: string[] = [];
	if (!answers.every((one) => one.startsWith('303 ') && one === answers[0]))
		wrong.push(`« yes » said again is answered ${answers.join(' and ')}`);
	if (!changed(before, done).length) wrong.push('« yes » changes nothing');
	// the kernel sends letters in its own time
	const more = changed(done, await everyFingerprint()).filter((table) => !table.startsWith('kernel.'));
	wrong.push(...more.map((table) => `« yes » said again changes ${table}`));
	const { rows } = await sql<{ verb: string }>`select verb from kernel.activity where recorded_at >= ${last[0]?.at}
		group by verb, object, target, context, actor, detail having count(*) > 1`.execute(db);
	return [...wrong, ...rows.map(({ verb }) => `${verb} is told twice`)];
}

/** How to say yes to what a page asks; what is answered, and where that leads. */
async function yesOf(page: Page): Promise<() => Promise<string>> {
	const form = page.getByRole('dialog').locator('form');
	const action = new URL((await form.getAttribute('action')) ?? '', page.url());
	const hidden = await form
		.locator('input')
		.evaluateAll((all) =>
			all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value] as [string, string])
		);
	const headers = {
		origin: action.origin,
		accept: 'text/html',
		'content-type': 'application/x-www-form-urlencoded'
	};
	const options = { headers, data: new URLSearchParams(hidden).toString(), maxRedirects: 0 };
	return async () => {
		const answer = await page.request.post(action.href, options);
		return `${answer.status()} ${answer.headers().location ?? ''}`;
	};
}

type Prints = ReadonlyMap<string, string>;

const changed = (before: Prints, after: Prints): string[] =>
	[...after].flatMap(([table, print]) => (before.get(table) === print ? [] : [table]));
