/** A team opens its hub in one sitting: from an empty start, by clicks and keys that are counted, to partners, ten cafés, page, feed, newsletter and registration, all live. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { href } from '#kernel/address.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import type { Program } from '../tests/support/program.ts';
import { enter, firstAdmin, firstAdminHere } from './support/first-admin.ts';
import { openHub } from './support/hub.ts';
import { eventsAt, type Letter, letterTo, linkIn } from './support/monday-checks.ts';
import { type Hand, handOn, type Tally } from './support/monday-hand.ts';
import { partners } from './support/monday-partners.ts';
import { NAME, orders, SEANCES, type StepName, steps, TEAM, writeNewsletter } from './support/monday-steps.ts';

const small = process.argv.includes('--small');
const READER = 'lou.lundi@exemple.invalid';
/** What the whole first morning took before the steps could be done in any order. */
const MOST: Tally = small ? { clicks: 39, keys: 259 } : { clicks: 52, keys: 306 };

const total: Tally = { clicks: 0, keys: 0 };
const wrong: string[] = [];
const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'valley-monday-'));
const browser = await launchBrowser();
let tried = 0;
/** What each of the six steps takes in the order of the guide: in no other it takes more. */
const taken = new Map<StepName, Tally>();
try {
	await onFirstDay((program) => journey(program));
	const { clicks, keys } = total;
	hold(clicks <= MOST.clicks && keys <= MOST.keys, `${clicks} clicks and ${keys} keys are more than before`);
	if (!small) for (const order of orders) await onFirstDay((program) => inOrder(program, order));
} finally {
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
}
for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(
	`monday: ${total.clicks} clicks and ${total.keys} keys in ${seconds(began)} s of a browser, the six steps in ${tried} other orders with no more, ${wrong.length ? `${wrong.length} things wrong` : 'all live'}`
);
process.exitCode = wrong.length ? 1 : 0;

/** Does something on a hub that nobody has opened yet. */
async function onFirstDay(act: (program: Program) => Promise<void>): Promise<void> {
	const { program, close } = await openHub({ args: ['--demo', '--empty'] });
	try {
		await act(program);
	} finally {
		await close();
	}
}

async function journey(program: Program): Promise<void> {
	const { url } = program;
	const link = await step('in a terminal', async (tally) => {
		const admin = `npm run valley admin ${TEAM}`;
		tally.keys += 'npm start -- --empty'.length + admin.length + 2;
		return small ? firstAdminHere(program, TEAM) : firstAdmin(program, TEAM);
	});
	const team = await person();
	const visitor = await person();
	await step('first admin, second factor', (tally) => enter(handOn(team, tally), link));
	// a short run begins with what nobody has laid the ground for
	const three = small ? (['activity', 'partners', 'name'] as const) : (['name', 'partners', 'activity'] as const);
	for (const name of three) await step(name, (tally) => steps[name](handOn(team, tally), { url, folder, hold }));
	await step('a visitor finds them', (tally) => find(handOn(visitor, tally), url));
	await step('she registers', (tally) => register(handOn(visitor, tally)));
	if (small) return;
	await step('she asks for the newsletter', (tally) => subscribe(handOn(visitor, tally)));
	await step('the team sends one', (tally) => sendNewsletter(handOn(team, tally)));
	await step('the team sees who comes', (tally) => seeRegistration(handOn(team, tally)));
}

/** The six steps in another order: none is a dead end, none takes more, and the hub that comes of it is the same. */
async function inOrder(program: Program, order: readonly StepName[]): Promise<void> {
	const { url } = program;
	const team = await person();
	await enter(handOn(team, { clicks: 0, keys: 0 }), await firstAdminHere(program, TEAM));
	for (const name of order) {
		const tally: Tally = { clicks: 0, keys: 0 };
		await steps[name](handOn(team, tally), { url, folder, hold });
		const least = taken.get(name) ?? tally;
		taken.set(name, { clicks: Math.min(least.clicks, tally.clicks), keys: Math.min(least.keys, tally.keys) });
		// the way to the first page of Coulisses is a click where one is not there yet
		hold(
			tally.clicks <= least.clicks + 1 && tally.keys <= least.keys,
			`${name} takes ${tally.clicks} clicks and ${tally.keys} keys in the order ${order.join(', ')}`
		);
	}
	tried++;
	await team.goto(`${url}${href('/desk/welcome', 'fr')}`);
	hold((await team.locator('main ol li:not(.done)').count()) === 0, `a step is not done after ${order.join(', ')}`);
	await find(handOn(await person(), { clicks: 0, keys: 0 }), url);
	for (const context of browser.contexts()) await context.close();
}

async function person() {
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
	const link = (await page.locator('a[href$="agenda.ics"]').first().getAttribute('href')) ?? '';
	const feed = new URL(link.replace(/^webcal:/, 'http:'), url).pathname;
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
	await writeNewsletter(hand);
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
