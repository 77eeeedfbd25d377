import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { alive, launchBrowser } from '../../../tests/support/browser.ts';
import type { Program } from '../../../tests/support/program.ts';
import { type Cookie, cookieLine, signedIn } from '../pages.ts';
import { valley } from '../valley.ts';
import type { Scratch } from './scratch.ts';
import { unless } from './show.ts';

const SAVE = 'main form:has([name=name]) button:not([type=button])';
const DESK = '/fr/coulisses/residences';
const name = 'Nuits blanches au moulin';
const first = 'Dix nuits pour écrire un jeu.';
const second = 'Douze nuits pour écrire un jeu.';
const third = 'Quinze nuits pour écrire un jeu.';

/** Where the page of the residency is, and that of the team. */
type Made = Readonly<{ url: string; page: Page; cookies: readonly Cookie[]; slug: string; id: string }>;

/** A hub that keeps residencies: in Coulisses, on their pages, in all that folds over the nouns, as data and in tables. */
export async function residency(program: Program, scratch: Scratch): Promise<string[]> {
	const browser = await launchBrowser();
	try {
		const context = await browser.newContext({ locale: 'fr-BE' });
		const cookies = await signedIn(program.url, 'admin');
		await context.addCookies(cookies);
		const page = await context.newPage();
		const { url } = program;
		const wrong = await refused(page, url);
		const made = { url, page, cookies, ...(await saved(page)) };
		wrong.push(
			...(await shown(made)),
			...(await asData(made, first)),
			...(await told(made)),
			...(await takenBack(made))
		);
		wrong.push(...(await inTables(made, program, scratch)), ...(await inTheTrash(made)));
		wrong.push(...(await checked(scratch)));
		return wrong;
	} finally {
		await browser.close();
	}
}

/** Coulisses has a room for them, whose form is refused in words without a name, and what was typed stays. */
async function refused(page: Page, url: string): Promise<string[]> {
	await page.goto(`${url}/fr/coulisses/organisations`);
	await page.click(`nav a[href="${DESK}"]`);
	await page.click(`a[href="${DESK}/creer"]`);
	await page.waitForURL(/creer$/);
	await alive(page);
	await page.fill('[name=sentence_fr]', first);
	await page.locator(SAVE).last().click();
	const problem = page.locator('#name-error');
	await problem.waitFor();
	return [
		...unless(
			(await problem.textContent())?.includes('Donnez un nom à la résidence.') ?? false,
			'a form without a name is not refused in words'
		),
		...unless((await page.inputValue('[name=sentence_fr]')) === first, 'the sentence is lost with the refusal')
	];
}

async function saved(page: Page): Promise<{ id: string; slug: string }> {
	await page.fill('[name=name]', name);
	await page
		.locator('details', { has: page.locator('[name=sentence_en]') })
		.locator('summary')
		.click();
	await page.fill('[name=sentence_en]', 'Ten nights to write a game.');
	await page.locator(SAVE).last().click();
	await page.waitForURL(/done=saved/);
	const address = (await page.locator('main a[href^="/fr/residences/"]').getAttribute('href')) ?? '';
	return { id: new URL(page.url()).pathname.split('/').at(-1) ?? '', slug: address.split('/').at(-1) ?? '' };
}

/** Its page in two languages, the map of the site, its picture, and the form that reports it. */
async function shown({ url, slug, page, id }: Made): Promise<string[]> {
	const own = await textAt(`${url}/fr/residences/${slug}`);
	const english = await textAt(`${url}/en/residencies/${slug}`);
	const map = await textAt(`${url}/sitemap.xml`);
	const picture = await fetch(`${url}/fr/og/residencies/${slug}.png`);
	await page.goto(`${url}/fr/residences/${slug}`);
	await page.getByRole('link', { name: 'Signaler' }).click();
	await page.waitForURL(/kind=residency/);
	const report = await page.locator('main').textContent();
	return [
		...unless(own.includes(name) && own.includes(first), 'its page does not show it'),
		...unless(own.includes(`/og/residencies/${slug}.png`), 'its page does not name its picture'),
		...unless(
			english.includes('Ten nights to write a game.'),
			'its page in English does not show the English sentence'
		),
		...unless(map.includes(`/fr/residences/${slug}<`), 'the map of the site does not name it'),
		...unless(picture.ok && picture.headers.get('content-type') === 'image/png', 'it has no drawn picture'),
		...unless(page.url().includes(id), 'the link « Signaler » does not lead to its form'),
		...unless((report?.includes('Résidence') && report.includes(name)) ?? false, 'the form of reports does not name it')
	];
}

/** The open data gives it, and its description says so. */
async function asData({ url, slug }: Made, sentence: string): Promise<string[]> {
	const { items } = JSON.parse(await textAt(`${url}/api/v1/residencies`)) as {
		items: { slug: string; sentence: Record<string, string> }[];
	};
	const given = items.find((one) => one.slug === slug)?.sentence.fr;
	const { paths } = JSON.parse(await textAt(`${url}/api/v1/openapi.json`)) as { paths: object };
	return [
		...unless(given === sentence, `the API gives « ${given} » where « ${sentence} » was written`),
		...unless('/residencies' in paths, 'the description of the API does not name them')
	];
}

/** The log of Coulisses says what happened to it in words. */
async function told({ url, page }: Made): Promise<string[]> {
	await page.goto(`${url}/fr/coulisses/journal`);
	const row = page.locator('tr', { hasText: 'Résidence ajoutée' });
	return unless((await row.count()) === 1, 'the log does not tell in words that it was added');
}

/** A change is in its history by its name, and is taken back. */
async function takenBack({ url, page, id, slug }: Made): Promise<string[]> {
	await page.goto(`${url}${DESK}?q=moulin`);
	await page.getByRole('link', { name }).click();
	await page.waitForURL(new RegExp(id));
	await alive(page);
	await page.fill('[name=sentence_fr]', second);
	await page.locator(SAVE).last().click();
	await page.waitForURL(/done=saved/);
	const changed = await textAt(`${url}/fr/residences/${slug}`);
	const history = await page.locator('main .rows').last().textContent();
	await page.click('form[action="?/undo"] button');
	await page.waitForURL(/done=undone/);
	const back = await textAt(`${url}/fr/residences/${slug}`);
	return [
		...unless(changed.includes(second), 'a change is not shown'),
		...unless(history?.toLowerCase().includes('phrase') ?? false, 'the history does not name the field'),
		...unless(back.includes(first), 'undo does not bring the sentence back')
	];
}

/** The list as a file comes in again, changed, from the command line. */
async function inTables(made: Made, program: Program, scratch: Scratch): Promise<string[]> {
	const headers = { cookie: cookieLine(made.cookies) };
	const table = await (await fetch(`${made.url}${DESK}/export?format=csv`, { headers })).text();
	const file = join(program.data, 'residencies.csv');
	writeFileSync(file, table.replace(first, third));
	const { said } = await valley(['import', 'residencies', file, '--write'], program.site, scratch.folder);
	const page = await textAt(`${made.url}/fr/residences/${made.slug}`);
	return [
		...unless(table.includes(name) && table.includes(first), 'the file of the list does not hold it'),
		...unless(page.includes(third), `the import does not change it: ${said}`),
		...(await asData(made, third))
	];
}

/** In the trash it has no page and is no data; taken out it is there again. */
async function inTheTrash({ url, page, id, slug }: Made): Promise<string[]> {
	const address = `${url}/fr/residences/${slug}`;
	const press = async (act: 'trash' | 'restore', done: string) => {
		await page.click(`form[action="?/${act}"] button`);
		await page.waitForURL(new RegExp(`done=${done}`));
	};
	await page.goto(`${url}${DESK}/${id}`);
	await press('trash', 'trashed');
	const { status } = await fetch(address);
	const data = await textAt(`${url}/api/v1/residencies`);
	const map = await textAt(`${url}/sitemap.xml`);
	await press('restore', 'restored');
	return [
		...unless(status === 404, `in the trash its page answers ${status}`),
		...unless(!data.includes(slug), 'in the trash the API gives it'),
		...unless(!map.includes(slug), 'in the trash the map of the site names it'),
		...unless((await fetch(address)).ok, 'taken out of the trash it has no page')
	];
}

/** Its arrows are those that it is allowed, the map shows them, and every load and action of its pages asks for its right. */
async function checked(scratch: Scratch): Promise<string[]> {
	console.log(await scratch.run('scripts/arrows.ts'), await scratch.run('scripts/routes.ts'));
	return [];
}

const textAt = async (address: string): Promise<string> => (await fetch(address)).text();
