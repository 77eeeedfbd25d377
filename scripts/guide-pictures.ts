/**
 * Takes the pictures of docs/guide anew, in French and in English, from a demonstration that runs: `node scripts/guide-pictures.ts http://localhost:3000`.
 * For days and hours as each language writes them, Chromium needs its own languages too (Debian: `chromium-l10n`). It leaves a report and the files
 * of its imports in that demonstration: take one that may be thrown away.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { href, parseAddress } from '#kernel/address.ts';
import { signedIn } from '../claims/support/pages.ts';
import { launchBrowser } from '../tests/support/browser.ts';

const url = process.argv[2] ?? 'http://localhost:3000';
const languages = ['fr', 'en'] as const;
type Language = (typeof languages)[number];

const words = {
	fr: {
		title: 'Café des voisins',
		summary: 'Une heure, un café, une question du numérique.',
		room: 'Salle changée',
		letter: 'Bonjour,\n\nnous serons dans la salle du premier étage. À jeudi !',
		report: 'Le numéro de téléphone n’est plus le bon.'
	},
	en: {
		title: 'Neighbours’ coffee',
		summary: 'One hour, one coffee, one question about the digital world.',
		room: 'Another room',
		letter: 'Hello,\n\nwe shall be in the room on the first floor. See you on Thursday!',
		report: 'The telephone number is out of date.'
	}
};

const locales = { fr: 'fr-BE', en: 'en-GB' };
const wide = { width: 1280, height: 860 };
const narrow = { width: 390, height: 844 };

type Shot = Readonly<{
	name: string;
	who?: 'coordinator' | 'admin' | 'founder';
	phone?: boolean;
	/** What the picture needs of the height when it is not the usual one. */
	height?: number;
	/** Goes to what the picture shows. */
	go: (page: Page, language: Language) => Promise<void>;
	/** What stands at the top of the picture, when it is not the page's own top. */
	top?: string;
}>;

const shots: readonly Shot[] = [
	{ name: 'welcome', who: 'admin', go: (page, language) => open(page, language, '/desk/welcome') },
	{ name: 'settings', who: 'admin', go: (page, language) => open(page, language, '/desk/settings') },
	{ name: 'import-columns', go: readTable },
	{ name: 'import-try', go: tryTable },
	{ name: 'activity', go: writeSeries, top: 'main h1', height: 1240 },
	{ name: 'programme', go: openProgramme, top: 'main h1' },
	{ name: 'festival', go: openFestival, top: 'main h1' },
	{ name: 'registrations', go: writeLetter, top: 'main h1' },
	{ name: 'door', phone: true, go: openDoor, top: 'main h1' },
	{ name: 'after', go: openAfter },
	{ name: 'calendars', go: (page, language) => open(page, language, '/desk/calendars') },
	{ name: 'newsletter', go: openNewsletter, top: 'fieldset' },
	{ name: 'report', go: decideReport },
	{ name: 'profile', who: 'founder', phone: true, go: openProfile, top: '#shown' },
	{ name: 'story-words', go: readWords, top: '#texts', height: 620 },
	{ name: 'story-quests', go: bindQuests, top: 'main h1', height: 620 },
	{ name: 'journey-effects', go: (page, language) => open(page, language, '/desk/journey'), top: 'main h1' },
	{ name: 'journey-challenge', who: 'founder', phone: true, go: openChallenge, top: '#quest-cafe' }
];

const wanted = process.argv.slice(3);
const browsers = new Map<Language, Browser>();
for (const language of languages) {
	// in what order a browser shows day and month goes by its own language, not by that of the page
	process.env.LANGUAGE = language === 'fr' ? 'fr' : 'en_GB';
	browsers.set(language, await launchBrowser());
}
try {
	for (const shot of shots)
		for (const [language, browser] of browsers)
			if (!wanted.length || wanted.includes(shot.name)) await take(browser, shot, language);
} finally {
	for (const browser of browsers.values()) await browser.close();
}

async function take(browser: Browser, shot: Shot, language: Language): Promise<void> {
	const context = await signIn(browser, shot, language);
	const page = await context.newPage();
	page.setDefaultTimeout(10_000);
	await shot.go(page, language);
	// a hub of one's own has no bar « Je suis… »
	await page.locator('form.demo').evaluateAll((bars) => {
		for (const bar of bars) bar.remove();
	});
	if (shot.top)
		await page
			.locator(shot.top)
			.first()
			.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 64));
	const { width, height } = page.viewportSize() ?? wide;
	const foot = await page.locator('footer').last().boundingBox();
	const clip = { x: 0, y: 0, width, height: Math.min(height, foot?.y ?? height) };
	const picture = await page.screenshot({ animations: 'disabled', clip });
	await context.close();
	const folder = `docs/guide/pictures/${language}`;
	mkdirSync(folder, { recursive: true });
	const small = await sharp(picture).png({ palette: true, colours: 64, effort: 10 }).toBuffer();
	writeFileSync(join(folder, `${shot.name}.png`), small);
	console.log(`${folder}/${shot.name}.png ${Math.ceil(small.length / 1000)} kB`);
}

async function signIn(
	browser: Browser,
	{ who = 'coordinator', phone = false, height }: Shot,
	language: Language
): Promise<BrowserContext> {
	const size = phone ? narrow : wide;
	const viewport = { ...size, height: height ?? size.height };
	const context = await browser.newContext({ viewport, colorScheme: 'light', locale: locales[language] });
	await context.addCookies(await signedIn(url, who));
	return context;
}

async function open(page: Page, language: Language, path: string): Promise<void> {
	await page.goto(url + href(path, language));
	await page.waitForLoadState('networkidle');
}

async function press(page: Page, what: string): Promise<void> {
	await page.locator(what).filter({ visible: true }).first().click();
	await page.waitForLoadState('networkidle');
}

/** A table as partners send it: its own titles, a number of the BCE that is wrong, one organisation that the hub has. */
async function readTable(page: Page, language: Language): Promise<void> {
	const file = join(tmpdir(), 'Partenaires.csv');
	const rows = [
		'Nom;Type;N° BCE;Code postal;Ville;Site web;E-mail',
		'Atelier des Lampes (fictif);asbl;;7000;Mons;www.lampes.exemple.invalid;bonjour@lampes.exemple.invalid',
		'Coopérative du Canal (fictive);société;0999.000.001;7100;La Louvière;;bonjour@canal.exemple.invalid',
		'Studio Ondine (fictif);société;;7000;Mons;;',
		'Fabrique des Ombres (fictive);fabrique;;7300;Boussu;;ombres@'
	];
	writeFileSync(file, rows.join('\r\n'), 'latin1');
	await open(page, language, '/desk/import');
	await page.setInputFiles('[name=file]', file);
	await press(page, 'main form p > button');
	await page.waitForSelector('form[action*="check"]');
	rmSync(file);
}

async function tryTable(page: Page, language: Language): Promise<void> {
	await readTable(page, language);
	await press(page, 'form[action*="check"] button');
	await page.waitForSelector('form[action*="apply"]');
}

async function writeSeries(page: Page, language: Language): Promise<void> {
	await open(page, language, '/desk/activities/new');
	await page.fill(`[name=title_${language}]`, words[language].title);
	await page.fill(`[name=summary_${language}]`, words[language].summary);
	await page.selectOption('[name=kind]', 'talk');
	await page.selectOption('[name=organization]', { index: 12 });
	await page.fill('[name=date]', new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10));
	await page.fill('[name=start]', '18:30');
	await page.fill('[name=end]', '20:30');
	await page.fill('[name=capacity]', '40');
	await page.selectOption('[name=repeat]', 'weekly');
	await page.fill('[name=count]', '10');
	await press(page, 'button[formaction*="preview"]');
	await page.waitForSelector('[name=keep]');
}

/** The page of the café of the demonstration, which has all there is. */
async function openCafe(page: Page, language: Language): Promise<void> {
	await open(page, language, '/desk/activities');
	const cafe = await page.locator('main table a:has-text("canal")').first().getAttribute('href');
	await page.goto(url + cafe);
	await page.waitForLoadState('networkidle');
}

/** The programme of the festival of the demonstration, as its makers see it. */
async function openProgramme(page: Page, language: Language): Promise<void> {
	await open(page, language, '/desk/activities?q=festival');
	const festival = await page.locator('main table a:has-text("Festival")').first().getAttribute('href');
	await page.goto(`${url}${festival}/programme`);
	await page.waitForLoadState('networkidle');
}

async function openFestival(page: Page, language: Language): Promise<void> {
	await openProgramme(page, language);
	const programme = await page.locator('main a[href*="/festival/"]').first().getAttribute('href');
	await page.goto(url + programme);
	await page.waitForLoadState('networkidle');
}

async function writeLetter(page: Page, language: Language): Promise<void> {
	await openCafe(page, language);
	const seance = await page.locator('main table a[href*="occurrence="]').first().getAttribute('href');
	const id = new URL(seance ?? '', url).searchParams.get('occurrence');
	await open(page, language, `/desk/registrations/write?occurrence=${id}`);
	await page.fill(`[name=subject_${language}]`, words[language].room);
	await page.fill(`[name=text_${language}]`, words[language].letter);
}

async function openDoor(page: Page, language: Language): Promise<void> {
	await open(page, language, '/desk/door');
	await press(
		page,
		`main a[href*="${href('/desk/door', language)}/"]:not([href$="${href('/desk/door/0/sheet', language).split('/').at(-1)}"])`
	);
	await page.waitForSelector('[name=ticket]');
	await page.locator('li form button').nth(2).click();
	await page.waitForLoadState('networkidle');
	await pause(500);
}

async function openAfter(page: Page, language: Language): Promise<void> {
	await openCafe(page, language);
	const { path } = parseAddress(new URL(page.url()).pathname) ?? { path: '' };
	await open(page, language, `${path}/after`);
	const told = await page.locator('main tbody tr:has-text("week") a').first().getAttribute('href');
	await page.goto(url + told);
	await page.waitForLoadState('networkidle');
}

async function openNewsletter(page: Page, language: Language): Promise<void> {
	await open(page, language, '/desk/newsletter');
	await press(page, `main a[href*="${href('/desk/newsletter', language)}/0"]`);
	await page.waitForSelector('form[action*="save"]');
}

async function decideReport(page: Page, language: Language): Promise<void> {
	await open(page, language, '/network/studio-ondine');
	await press(page, 'a[href*="kind=organization"]');
	await page.waitForSelector('[name=reason]');
	await page.locator('[name=reason][value=wrong]').check();
	await page.fill('[name=words]', words[language].report);
	await pause(3100); // a form that strangers send is believed after three seconds
	await press(page, 'main form button');
	await open(page, language, '/desk/reports');
	await press(page, 'main table a:not([href*="sort"])');
}

async function openProfile(page: Page, language: Language): Promise<void> {
	await open(page, language, '/me/profile');
}

/** The texts of the demonstration's story in Dutch, as somebody who reads them ticks them. */
async function readWords(page: Page, language: Language): Promise<void> {
	await open(page, language, '/desk/stories/etincelle/words?language=nl');
}

async function bindQuests(page: Page, language: Language): Promise<void> {
	await open(page, language, '/desk/stories/etincelle/quests');
}

async function openChallenge(page: Page, language: Language): Promise<void> {
	await open(page, language, '/me/journey');
}
