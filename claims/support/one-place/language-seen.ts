import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { alive, launchBrowser } from '../../../tests/support/browser.ts';
import type { Program } from '../../../tests/support/program.ts';
import { signedIn } from '../pages.ts';
import { valley } from '../valley.ts';
import type { Scratch } from './scratch.ts';

/** Before each German word, so that one that is not German is seen. */
export const MARK = 'Deu-';
const DESK = '/de/de-backstage';
const SAVE = 'main form:has([name=sentence_de]) button:not([formaction])';
const name = 'Werkstatt am Kanal';

/** What a hub looks at that has learnt German: each act says what is wrong with it. */
export async function german(program: Program, scratch: Scratch): Promise<string[]> {
	const browser = await launchBrowser();
	try {
		const context = await browser.newContext({ locale: 'de-DE' });
		await context.addCookies(await signedIn(program.url, 'admin'));
		const page = await context.newPage();
		const wrong = await offered(page, program.url);
		const slug = await saved(page, program.url, wrong);
		await found(program.url, slug, wrong);
		await takenBack(page, program.url, slug, wrong);
		await broadcast(page, program.url, wrong);
		await inTables(scratch, program, wrong);
		return wrong;
	} finally {
		await browser.close();
	}
}

/** The team offers the language, and pages are in it. */
async function offered(page: Page, url: string): Promise<string[]> {
	const wrong: string[] = [];
	await go(page, `${url}/fr/coulisses/reglages`);
	await page.check('input[name=locales][value=de]');
	await page.click('form[action="?/save"] button:not([type=button])');
	await page.waitForURL(/done=saved/);
	const home = await textAt(`${url}/de`);
	if (!home.includes('<html lang="de"')) wrong.push('the home page does not say that it is German');
	if (!home.includes(MARK)) wrong.push('the home page has no German word');
	if (!/hreflang="de"/.test(home) || !home.includes('Deutsch')) wrong.push('the home page does not offer German');
	for (const path of ['/sitemap.xml', '/api/v1/openapi.json'])
		if (!/"de"/.test(await textAt(url + path))) wrong.push(`${path} does not name German`);
	const asked = await fetch(url, { headers: { 'accept-language': 'de-AT,de;q=0.9' }, redirect: 'manual' });
	if (asked.headers.get('location') !== '/de')
		wrong.push(`who asks for German is sent to ${asked.headers.get('location')}`);
	const story = await textAt(`${url}/de/de-journey/etincelle`);
	const [words] = /\/journey\/etincelle\/words\/de\/[0-9a-f]{64}\.json/.exec(story) ?? [];
	if (!words || !(await textAt(url + words)).includes(MARK)) wrong.push('the story has no German words');
	return wrong;
}

/** A form is refused in German, then takes a German text. @returns the word of the organisation's address. */
async function saved(page: Page, url: string, wrong: string[]): Promise<string> {
	await go(page, `${url}${DESK}/organizations/new`);
	await page.fill('[name=sentence_de]', 'Ein Haus mit Werkbänken.');
	await page.locator(SAVE).last().click();
	const problem = page.locator('#name-error');
	await problem.waitFor();
	if (!(await problem.textContent())?.includes(MARK)) wrong.push('a form without a name is not refused in German');
	await page.fill('[name=name]', name);
	await page.selectOption('[name=kind]', 'company');
	await page.locator(SAVE).last().click();
	await page.waitForURL(/organi[sz]ations\/[0-9a-f-]{36}/);
	await alive(page);
	return page.locator('[name=slug]').inputValue();
}

/** What was written in German is shown, found by another form of its words, and given by the API. */
async function found(url: string, slug: string, wrong: string[]): Promise<void> {
	const shown = await textAt(`${url}/de/de-network/${slug}`);
	if (!shown.includes('Ein Haus mit Werkbänken.')) wrong.push('its page does not show the German sentence');
	for (const asked of ['Häuser', 'Werkbank']) {
		const hits = await textAt(`${url}/de/de-search?q=${encodeURIComponent(asked)}`);
		if (!hits.includes(name)) wrong.push(`« ${asked} » does not find it`);
	}
	const given = await textAt(`${url}/api/v1/organizations?q=${encodeURIComponent('Häusern')}`);
	const { items } = JSON.parse(given) as { items: { slug: string; sentence: Record<string, string> }[] };
	const sentence = items.find((one) => one.slug === slug)?.sentence;
	if (sentence?.de !== 'Ein Haus mit Werkbänken.' || sentence.source !== 'de')
		wrong.push(`the API gives ${JSON.stringify(sentence)}`);
}

/** A changed text is taken back. */
async function takenBack(page: Page, url: string, slug: string, wrong: string[]): Promise<void> {
	await page.fill('[name=sentence_de]', 'Ein Turm.');
	await page.locator(SAVE).last().click();
	await page.waitForURL(/done=saved/);
	const changed = await textAt(`${url}/de/de-network/${slug}`);
	if (!changed.includes('Ein Turm.')) wrong.push('a changed German sentence is not shown');
	await page.click('form[action="?/undo"] button');
	await page.waitForURL(/done=undone/);
	const back = await textAt(`${url}/de/de-network/${slug}`);
	if (!back.includes('Ein Haus mit Werkbänken.')) wrong.push('undo does not bring the German sentence back');
}

/** What the database checks takes the language. */
async function broadcast(page: Page, url: string, wrong: string[]): Promise<void> {
	await go(page, `${url}${DESK}/stations/new`);
	await page.fill('[name=name]', 'Sender Fünf');
	await page.selectOption('[name=locale]', 'de');
	await page.click('main form:has([name=locale]) button:not([type=button])');
	await page.waitForURL(/stations(?!\/de-new)/);
	await go(page, `${url}${DESK}/stations`);
	const row = page.locator('tr', { hasText: 'Sender Fünf' });
	if (!(await row.textContent())?.includes('Deutsch')) wrong.push('a station does not speak German');
}

/** The export has its column, and the import takes it. */
async function inTables(scratch: Scratch, program: Program, wrong: string[]): Promise<void> {
	const file = join(program.data, 'organizations.csv');
	const run = (...args: string[]) => valley([...args, 'organizations', file], program.site, scratch.folder);
	await run('export');
	const table = readFileSync(file, 'utf8');
	if (!/\(de\)/.test(table.split('\n')[0] ?? '') || !table.includes('Ein Haus mit Werkbänken.'))
		wrong.push('the export has no German column');
	writeFileSync(file, table.replace('Ein Haus mit Werkbänken.', 'Ein Garten mit Werkbänken.'));
	const { said } = await run('import', '--write');
	const given = await textAt(`${program.url}/api/v1/organizations?q=${encodeURIComponent('Gärten')}`);
	if (!given.includes('Ein Garten mit Werkbänken.')) wrong.push(`the import does not take the German column: ${said}`);
}

async function go(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await alive(page);
}

const textAt = async (address: string): Promise<string> => (await fetch(address)).text();
