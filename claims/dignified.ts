/** Everything a visitor finds has a face: each row of a public list a picture of 64 px and no two the same, no page two screens of text alone, each partner a mark, a picture and three facts; the newsletter uses nothing that mail programs do not know, and the README shows the product in six small pictures. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { newsByIds } from '#editorial/server';
import { href } from '#kernel/address.ts';
import { locales } from '#kernel/words.ts';
import { organizations } from '#network/server';
import { candidates, gather, markOfHub, render } from '#notice/server';
import { launchBrowser } from '../tests/support/browser.ts';
import { faceOf, rowsOfList } from './support/dignified/face.ts';
import { type Looked, lookAt, type Row } from './support/dignified/looked.ts';
import { pinned, unknownIn } from './support/dignified/mail.ts';
import { openHub } from './support/hub.ts';
import { findPages } from './support/routes.ts';

const small = process.argv.includes('--small');
const SCREENS = 2;
const WINDOWS = small
	? [{ width: 390, height: 844 }]
	: [
			{ width: 1440, height: 900 },
			{ width: 390, height: 844 }
		];
const FACES = ['home', 'agenda', 'control-room', 'game', 'canvas', 'door'];
const LIGHT = 60_000;
const wrong: string[] = [];
/** What was fetched of each picture. */
const fetched = new Map<string, Promise<string>>();
const counts = { pages: 0, rows: 0, partners: 0, listed: 0, letters: 0 };
const [browser, { program, close }] = await Promise.all([launchBrowser(), openHub({ args: ['--demo'], crowd: true })]);
try {
	const { url } = program;
	for (const path of small ? ['/', '/agenda', '/network', '/search?q=jeu'] : await publicPages(url))
		await lookAtPage(browser, url, path);
	for (const { slug } of await organizations({ limit: small ? 5 : 100 })) await partner(browser, url, slug);
	await listed(browser, url);
	await newsletter();
} finally {
	await browser.close();
	await close();
}
readme();
for (const one of wrong.slice(0, 60)) console.log(`! ${one}`);
console.log(
	`dignified: ${counts.rows} rows of ${counts.pages} public pages in ${WINDOWS.length} windows with a picture each and no two the same, no page ${SCREENS} screens of text alone; ${counts.partners} partners with mark, picture, three facts and no empty part, ${counts.listed} of them in the list that stands for the map without JavaScript; ${counts.letters} newsletters without any of ${pinned} things that mail programs do not know; ${FACES.length} faces in the README; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;

async function publicPages(url: string): Promise<string[]> {
	const { pages } = await findPages(url, { group: 'public', begin: ['/', '/search?q=jeu', '/search?q=mons'] });
	return pages.map(({ path }) => path).filter((path) => !path.endsWith('/screen'));
}

async function lookAtPage(browser: Browser, url: string, path: string): Promise<void> {
	counts.pages += 1;
	for (const viewport of WINDOWS) {
		const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
		const page = await context.newPage();
		await page.goto(url + href(path, 'fr'));
		const looked = await lookAt(page);
		for (const one of [...bare(looked), ...(await twice(looked.rows))])
			wrong.push(`${path} at ${viewport.width} px: ${one}`);
		if (viewport === WINDOWS[0]) counts.rows += looked.rows.length;
		await context.close();
	}
}

function bare({ rows, textAlone, at }: Looked): string[] {
	const without = rows.filter(({ shows }) => !shows).map(({ title }) => `« ${title} » has no picture of 64 px`);
	return textAlone > SCREENS ? [...without, `${textAlone.toFixed(1)} screens of text alone, ${at}`] : without;
}

/** What leads to one page may show one picture twice; two things never look alike. */
async function twice(rows: readonly Row[]): Promise<string[]> {
	const known = new Map<string, Row>();
	const found: string[] = [];
	for (const row of rows.filter(({ shows }) => shows)) {
		const bytes = await bytesOf(row.shows);
		const before = known.get(bytes);
		if (before && before.to !== row.to) found.push(`« ${row.title} » looks like « ${before.title} »`);
		known.set(bytes, row);
	}
	return found;
}

function bytesOf(shows: string): Promise<string> {
	const known = fetched.get(shows) ?? digest(shows);
	fetched.set(shows, known);
	return known;
}

async function digest(shows: string): Promise<string> {
	const content = /^https?:/.test(shows) ? Buffer.from(await (await fetch(shows)).arrayBuffer()) : shows;
	return createHash('sha256').update(content).digest('hex');
}

/** As a visitor without JavaScript finds it: the mark, a picture, three facts of different kinds, no part that is empty, and where it is. */
async function partner(browser: Browser, url: string, slug: string): Promise<void> {
	counts.partners += 1;
	for (const viewport of WINDOWS) {
		const context = await browser.newContext({ viewport, javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(url + href(`/network/${slug}`, 'fr'));
		const problems = await faceOf(page);
		wrong.push(...problems.map((one) => `${slug} at ${viewport.width} px ${one}`));
		await context.close();
	}
}

/** Without JavaScript the map is a list: each row with a picture, what it is and where. */
async function listed(browser: Browser, url: string): Promise<void> {
	const context = await browser.newContext({ viewport: WINDOWS[0], javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(url + href('/network', 'fr'));
	for (const row of await rowsOfList(page)) {
		counts.listed += 1;
		wrong.push(...row.lacks.map((what) => `« ${row.title} » is listed without ${what}`));
	}
	if (!counts.listed) wrong.push('without JavaScript no organisation is listed');
	await context.close();
}

/** All that a newsletter could tell today, and every kind of block with all that may be written in one. */
async function newsletter(): Promise<void> {
	const fr =
		'# Titre\n\nUn **mot** et *un autre*, [un lien](https://exemple.invalid).\n\n- un\n- deux\n\n> Une voix.\n\n---\n\n`code`';
	const said = (text: string) => ({ source: 'fr', fr: text }) as const;
	const sectors: string[] = [];
	const items = (await candidates(new Date('2100-01-01'))).map(({ kind, id }) => ({ kind, id }));
	const [picture] = (await newsByIds(items.map(({ id }) => id))).flatMap((one) => one.picture ?? []);
	if (!picture) wrong.push('no news of the demonstration has a picture');
	const told = await gather([
		{ kind: 'title', sectors, words: said('Titre') },
		{ kind: 'text', sectors, words: said(fr) },
		{ kind: 'picture', sectors, picture: picture ?? null, caption: said('Légende'), url: '/agenda' },
		{ kind: 'button', sectors, words: said('Un bouton'), url: 'https://exemple.invalid' },
		...items
	]);
	for (const locale of locales) {
		counts.letters += 1;
		const letter = await render({ subject: said('Inventée'), told, mark: await markOfHub() }, { locale, sectors });
		for (const one of unknownIn(letter?.html ?? '')) wrong.push(`the newsletter in ${locale} uses ${one}`);
		if (!letter?.html.includes('<img')) wrong.push(`the newsletter in ${locale} has no picture`);
	}
}

function readme(): void {
	const text = readFileSync('README.md', 'utf8');
	for (const face of FACES) {
		const path = `docs/pictures/${face}.png`;
		const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
		if (!text.includes(path)) wrong.push(`the README does not show ${path}`);
		if (!bytes || bytes > LIGHT) wrong.push(`${path} has ${bytes} bytes`);
	}
}
