import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { alive, launchBrowser } from '../../../tests/support/browser.ts';
import type { Program } from '../../../tests/support/program.ts';
import { signedIn } from '../pages.ts';
import { valley } from '../valley.ts';
import type { Scratch } from './scratch.ts';

const FORM = 'main form:has([name=wheelchair])';
const name = 'Salle du Puits';

/** A hub whose places say how one gets in with a wheelchair: in the form, on the page, in the history, as data, in tables, and taken back. */
export async function wheelchair(program: Program, scratch: Scratch): Promise<string[]> {
	const browser = await launchBrowser();
	try {
		const context = await browser.newContext({ locale: 'fr-BE' });
		await context.addCookies(await signedIn(program.url, 'admin'));
		const page = await context.newPage();
		const wrong: string[] = [];
		const slug = await written(page, program.url, wrong);
		await refused(page, program.url, wrong);
		await takenBack(page, program.url, slug, wrong);
		await inTables(scratch, program, wrong);
		return wrong;
	} finally {
		await browser.close();
	}
}

/** The form offers the field in words, and what was chosen stands on the page and in the open data. */
async function written(page: Page, url: string, wrong: string[]): Promise<string> {
	await page.goto(`${url}/fr/coulisses/lieux/creer`);
	await alive(page);
	const offered = await page.locator(`${FORM} [name=wheelchair] option`).allTextContents();
	if (!offered.join().includes('Partout')) wrong.push(`the form offers ${offered.join(', ')}`);
	await page.fill(`${FORM} [name=name]`, name);
	await page.selectOption(`${FORM} [name=wheelchair]`, 'partly');
	await send(page);
	const slug = await page.locator('[name=slug]').inputValue();
	await shows(url, slug, 'partly', 'En partie', wrong);
	return slug;
}

/** What the list does not hold is refused beside the field, and nothing of the form is lost. */
async function refused(page: Page, url: string, wrong: string[]): Promise<void> {
	await page.goto(`${url}/fr/coulisses/lieux/creer`);
	await alive(page);
	await page.fill(`${FORM} [name=name]`, 'Refusée');
	await page.locator(`${FORM} [name=wheelchair]`).evaluate((field: HTMLSelectElement) => {
		field.add(new Option('ailleurs', 'elsewhere'));
		field.value = 'elsewhere';
		// else the page sets back what it did not hear of
		field.dispatchEvent(new Event('change', { bubbles: true }));
	});
	await page.locator(`${FORM} button:not([type=button])`).last().click();
	const problem = page.locator('#wheelchair-error');
	await problem.waitFor();
	if (!(await problem.textContent())?.trim()) wrong.push('what cannot be chosen is not said in words');
	if ((await page.inputValue(`${FORM} [name=name]`)) !== 'Refusée') wrong.push('the name is lost with the refusal');
}

/** The change is in the history by its name, and is taken back. */
async function takenBack(page: Page, url: string, slug: string, wrong: string[]): Promise<void> {
	await page.goto(`${url}/fr/coulisses/lieux?q=${encodeURIComponent(name)}`);
	await page.getByRole('link', { name }).click();
	await alive(page);
	await page.selectOption(`${FORM} [name=wheelchair]`, 'no');
	await send(page);
	await shows(url, slug, 'no', 'Pas du tout', wrong);
	if (!(await page.locator('.rows').last().textContent())?.includes('En fauteuil roulant'))
		wrong.push('the history does not name the field');
	await page.click('form[action="?/undo"] button');
	await page.waitForURL(/done=undone/);
	await shows(url, slug, 'partly', 'En partie', wrong);
}

/** The table that goes out has the column in words, and comes in again. */
async function inTables(scratch: Scratch, program: Program, wrong: string[]): Promise<void> {
	const file = join(program.data, 'places.csv');
	const run = (...args: string[]) => valley([...args, 'places', file], program.site, scratch.folder);
	await run('export');
	const table = readFileSync(file, 'utf8');
	if (!table.includes('En fauteuil roulant') || !table.includes('En partie'))
		wrong.push('the export has no such column');
	writeFileSync(file, 'Nom;PMR\nSalle du Puits;Partout\n');
	await run('import', '--write');
	await shows(program.url, 'salle-du-puits', 'yes', 'Partout', wrong);
}

async function send(page: Page): Promise<void> {
	await page.locator(`${FORM} button:not([type=button])`).last().click();
	await page.waitForURL(/done=saved/);
	await alive(page);
}

async function shows(url: string, slug: string, value: string, word: string, wrong: string[]): Promise<void> {
	const page = await (await fetch(`${url}/fr/lieux/${slug}`)).text();
	if (!page.includes(word)) wrong.push(`the page of the place does not say « ${word} »`);
	const { items } = (await (await fetch(`${url}/api/v1/places?q=${encodeURIComponent(name)}`)).json()) as {
		items: { slug: string; wheelchair: string | null }[];
	};
	const given = items.find((one) => one.slug === slug)?.wheelchair;
	if (given !== value) wrong.push(`the API gives ${given} where ${value} was written`);
}
