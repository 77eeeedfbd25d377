/** A team opens its hub in one sitting: from an empty start, by clicks and keys that are counted, to partners, ten cafés, page, feed, newsletter and registration, all live. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import type { Program } from '../tests/support/program.ts';
import { enter, firstAdmin, firstAdminHere } from './support/first-admin.ts';
import { openHub } from './support/hub.ts';
import { eventsAt, type Letter, letterTo, linkIn } from './support/monday-checks.ts';
import { type Hand, handOn, type Tally } from './support/monday-hand.ts';
import { partners, writeWorkbook } from './support/monday-partners.ts';

const small = process.argv.includes('--small');
const NAME = 'Hub du Lundi (fictif)';
const COLOUR = '#7a3e8e';
const TEAM = 'equipe@exemple.invalid';
const READER = 'lou.lundi@exemple.invalid';
const SEANCES = 10;

const total: Tally = { clicks: 0, keys: 0 };
const wrong: string[] = [];
const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'valley-monday-'));
const { program, close } = await openHub({ args: ['--demo', '--empty'] });
const browser = await launchBrowser();
try {
	await journey(program, browser);
} finally {
	await browser.close();
	await close();
	rmSync(folder, { recursive: true, force: true });
}
for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(
	`monday: ${total.clicks} clicks and ${total.keys} keys in ${seconds(began)} s of a browser, ${wrong.length ? `${wrong.length} things wrong` : 'all live'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function journey(program: Program, browser: Browser): Promise<void> {
	const { url } = program;
	const link = await step('in a terminal', async (tally) => {
		const admin = `npm run valley admin ${TEAM}`;
		tally.keys += 'npm start -- --empty'.length + admin.length + 2;
		return small ? firstAdminHere(program, TEAM) : firstAdmin(program, TEAM);
	});
	const team = await person(browser);
	const visitor = await person(browser);
	await step('first admin, second factor', (tally) => enter(handOn(team, tally), link));
	await step('name and colour', (tally) => nameHub(handOn(team, tally), url));
	await step(`${partners.length} partners from Excel`, (tally) => importPartners(handOn(team, tally)));
	await step(`${SEANCES} cafés, published`, (tally) => makeSeries(handOn(team, tally)));
	await step('a visitor finds them', (tally) => find(handOn(visitor, tally), url));
	await step('she registers', (tally) => register(handOn(visitor, tally)));
	if (small) return;
	await step('she asks for the newsletter', (tally) => subscribe(handOn(visitor, tally)));
	await step('the team sends one', (tally) => sendNewsletter(handOn(team, tally)));
	await step('the team sees who comes', (tally) => seeRegistration(handOn(team, tally)));
}

async function person(browser: Browser) {
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 1280, height: 900 } });
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	page.on('pageerror', (error) => wrong.push(`a script failed: ${error.message}`));
	return page;
}

/** Counts and times a part of the journey, and says it. */
async function step<T>(name: string, act: (tally: Tally) => Promise<T>): Promise<T> {
	const tally: Tally = { clicks: 0, keys: 0 };
	const start = Date.now();
	const result = await act(tally);
	total.clicks += tally.clicks;
	total.keys += tally.keys;
	const count = (value: number) => String(value).padStart(4);
	console.log(`${name.padEnd(30)}${count(tally.clicks)} clicks${count(tally.keys)} keys  ${seconds(start)} s`);
	return result;
}

function seconds(since: number): string {
	return ((Date.now() - since) / 1000).toFixed(1);
}

function hold(condition: boolean, sentence: string): void {
	if (!condition) wrong.push(sentence);
}

/** The guide of the first run names each thing to do, and leads there. */
async function follow(hand: Hand, path: string): Promise<void> {
	if (!/\/coulisses$/.test(new URL(hand.address()).pathname))
		await hand.click('a[href="/fr/coulisses"]', /\/coulisses$/);
	const address = href(`/desk/${path}`, 'fr');
	await hand.click(`main ol a[href="${address}"]`, new RegExp(`${address}$`));
}

async function nameHub(hand: Hand, url: string): Promise<void> {
	await follow(hand, 'settings');
	await hand.write('[name=name]', NAME);
	await hand.set('[name=colour]', COLOUR);
	await hand.click('form[action*="save"] p > button');
	await hand.see('main .notice');
	const home = await (await fetch(`${url}/fr`)).text();
	hold(home.includes(NAME), 'the home page does not say the name of the hub');
	hold(home.includes(`mailto:${TEAM}`), 'the home page does not say the address of the team');
	const sheet = `/hub.css?${COLOUR.slice(1)}`;
	hold(home.includes(sheet), 'the home page does not ask for the colour of the hub');
	hold((await fetch(url + sheet)).ok, 'the colour of the hub has no stylesheet');
}

async function importPartners(hand: Hand): Promise<void> {
	const file = join(folder, 'Partenaires.xlsx');
	writeWorkbook(file);
	await follow(hand, 'import');
	await hand.choose('[name=file]', file);
	await hand.click('main form p > button', /\/importer\/[0-9a-f-]{36}/);
	await hand.click('form[action*="check"] button');
	await hand.click('form[action*="apply"] button');
	await hand.see('form[action*="undo"]');
	await hand.click('main p.cluster > a[href="/fr/coulisses/organisations"]', /\/organisations$/);
	const listed = await hand.text();
	const missing = partners.filter((name) => !listed.includes(name));
	hold(missing.length === 0, `not in the list of organisations: ${missing.join(', ')}`);
}

async function makeSeries(hand: Hand): Promise<void> {
	await follow(hand, 'activities/new');
	await hand.write('[name=title_fr]', 'Café numérique');
	await hand.write('[name=summary_fr]', 'On parle d’une nouveauté du numérique autour d’un café.');
	await hand.pick('[name=kind]', { value: 'talk' });
	await hand.set('[name=date]', inDays(14));
	await hand.set('[name=start]', '18:30');
	await hand.set('[name=end]', '20:30');
	await hand.write('[name=capacity]', '40');
	await hand.pick('[name=repeat]', { value: 'weekly' });
	await hand.write('[name=count]', String(SEANCES));
	await hand.click('[name=publish]', /\/activites\/[0-9a-f-]{36}/);
	await hand.see('#seances');
	hold((await hand.text()).includes('Café numérique'), 'the activity was not made');
}

/** A day as the forms write it. */
function inDays(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function find(hand: Hand, url: string): Promise<void> {
	await hand.open(`${url}/fr`);
	hold((await hand.text()).includes('Café numérique'), 'the home page does not say the café');
	await hand.click('header a[href="/fr/agenda"]', /\/fr\/agenda$/);
	await hand.click('main a:has-text("Café numérique")', /\/agenda\/cafe-numerique$/);
	const page = await hand.see('main');
	hold((await hand.text()).includes(NAME), 'the café is not the hub’s own');
	hold(
		(await hand.canonical()) === hand.address(),
		'a link followed leaves the page with the canonical address of another'
	);
	const dates = await page.locator('.seance').count();
	hold(dates === SEANCES, `the public page shows ${dates} dates`);
	const feed = (await page.locator('a[href$="agenda.ics"]').first().getAttribute('href')) ?? '';
	const events = eventsAt(await (await fetch(url + feed)).text());
	hold(events.length === SEANCES, `the calendar feed has ${events.length} events`);
	hold(new Set(events).size === SEANCES, 'two events of the feed have one moment');
	const news = await (await fetch(url + feed.replace(/ics$/, 'atom'))).text();
	hold(news.includes('<entry>'), 'the Atom feed has no entry');
	const directory = await (await fetch(`${url}/fr/reseau`)).text();
	hold(
		partners.every((name) => directory.includes(name)),
		'the public directory does not show every partner'
	);
}

async function register(hand: Hand): Promise<void> {
	await hand.click('.seance.large a', /\/cafe-numerique\/[0-9a-f-]{36}/);
	await hand.write('[name=name]', 'Lou Lundi (fictive)');
	await hand.write('[name=email]', READER);
	await hand.click('main form [type=submit]', /\/fr\/inscription\//);
	const letter = await letterTo(READER, ({ text }) => text.includes('/inscription/'));
	hold(letter.text.includes('Café numérique'), 'the letter of the registration does not say the café');
}

async function subscribe(hand: Hand): Promise<void> {
	await hand.click('footer a[href="/fr/lettre"]', /\/fr\/lettre$/);
	await hand.write('main [name=email]', READER);
	await hand.click('main form button');
	await hand.see('main .notice');
	const letter = await letterTo(READER, ({ text }) => text.includes('/lettre/confirmer/'));
	await hand.open(linkIn(letter, '/lettre/confirmer/'));
	await hand.click('main form button');
	await hand.see('main .notice');
}

async function sendNewsletter(hand: Hand): Promise<void> {
	await follow(hand, 'newsletter/new');
	await hand.write('[name=subject_fr]', 'Les cafés commencent');
	await hand.click('main form p > button', /\/coulisses\/lettre\/[0-9a-f-]{36}/);
	hold((await hand.text()).includes('Café numérique'), 'the draft of the newsletter does not say the café');
	await hand.click('[name=sure]');
	await hand.click('form[action*="?/send"] button');
	const letter = await letterTo(READER, ({ subject }) => subject.includes('Les cafés commencent'));
	judge(letter);
}

/** What a newsletter must be: of the café, in the reader's language, and stopped by one click of the mail program. */
function judge({ text, locale, headers }: Letter): void {
	hold(text.includes('Café numérique'), 'the newsletter does not say the café');
	hold(locale === 'fr', `the newsletter is in ${locale}`);
	hold(
		/^<https?:.*\/lettre\/arreter\//.test(headers['List-Unsubscribe'] ?? ''),
		'the newsletter has no List-Unsubscribe'
	);
	hold(headers['List-Unsubscribe-Post'] === 'List-Unsubscribe=One-Click', 'the newsletter is not stopped by one click');
}

async function seeRegistration(hand: Hand): Promise<void> {
	await hand.click('a[href="/fr/coulisses/activites"]', /\/activites$/);
	await hand.click('a[href="/fr/coulisses/inscriptions"]', /\/inscriptions$/);
	hold((await hand.text()).includes('Lou Lundi'), 'the team does not see who registered');
}
