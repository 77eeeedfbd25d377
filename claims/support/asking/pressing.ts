import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
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
	/** The figures that must be said, in any order. */
	figures: readonly number[];
}>;

/** What pressing it showed to be wrong. */
export async function pressed(url: string, browser: Browser, { as, page: path, ...its }: Arranged): Promise<string[]> {
	const context = await browser.newContext({ locale: 'fr-BE', timezoneId: 'Europe/Brussels' });
	try {
		await context.addCookies([...as]);
		const page = await context.newPage();
		page.setDefaultTimeout(15_000);
		await page.goto(url + href(path, 'fr'));
		await alive(page);
		// what follows from the log of what was arranged is no doing of the act
		await settled();
		const before = await everyFingerprint();
		const said = await press(page, its);
		const wrong = differ(said, its.figures);
		await page.getByRole('dialog').locator('[formmethod=dialog]').click();
		if (await page.getByRole('dialog').isVisible()) wrong.push('« no » leaves the question open');
		wrong.push(...changed(before, await everyFingerprint()).map((table) => `« no » changes ${table}`));
		await page.goto(url + href(path, 'fr'));
		await alive(page);
		await press(page, its);
		return [...wrong, ...(await twice(page, url, before))];
	} finally {
		await context.close();
	}
}

/** Presses, and reads what is asked. */
async function press(page: Page, { act, only = '', fill = {} }: Omit<Arranged, 'page' | 'as'>): Promise<string> {
	await page.evaluate(() => {
		for (const one of document.querySelectorAll('details')) one.open = true;
	});
	const forms = act ? `:is([action*="?/${act}"], :has([formaction*="?/${act}"]))` : '[method=post]';
	const form = page.locator(`main form${forms}${only}`).first();
	for (const [name, value] of Object.entries(fill)) await fillIn(form.locator(`[name="${name}"]`).first(), value);
	const own = form.locator(`button[formaction*="?/${act}"]`);
	await ((await own.count()) ? own : form.locator('button:not([formaction])')).first().click();
	const dialog = page.getByRole('dialog');
	await dialog.waitFor();
	await alive(page);
	return (await dialog.locator('ul').allInnerTexts()).join('\n');
}

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

/** Says yes twice at once, as an impatient hand does: both are led on to the same page, and what happened is told once. */
async function twice(page: Page, url: string, before: Prints): Promise<string[]> {
	const form = page.getByRole('dialog').locator('form');
	const action = new URL((await form.getAttribute('action')) ?? '', page.url()).href;
	const hidden = await form
		.locator('input')
		.evaluateAll((all) =>
			all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value] as [string, string])
		);
	const { rows: last } = await sql<{ at: Date }>`select now() as at`.execute(db);
	const options = {
		headers: { origin: url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		data: new URLSearchParams(hidden).toString(),
		maxRedirects: 0
	};
	const answers = await Promise.all([0, 1].map(() => page.request.post(action, options)));
	const led = answers.map((one) => `${one.status()} ${one.headers().location ?? ''}`);
	const wrong: string[] = [];
	if (!led.every((one) => one.startsWith('303 ') && one === led[0]))
		wrong.push(`twice « yes » is answered ${led.join(' and ')}`);
	if (!changed(before, await everyFingerprint()).length) wrong.push('« yes » changes nothing');
	const { rows } = await sql<{ verb: string }>`select verb from kernel.activity where recorded_at >= ${last[0]?.at}
		group by verb, object having count(*) > 1`.execute(db);
	return [...wrong, ...rows.map(({ verb }) => `${verb} is told twice`)];
}

type Prints = ReadonlyMap<string, string>;

const changed = (before: Prints, after: Prints): string[] =>
	[...after].flatMap(([table, print]) => (before.get(table) === print ? [] : [table]));
