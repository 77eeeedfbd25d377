/** Whoever keeps a house does it alone, by pages: from an empty hub to the statements of a month, paid, in so many clicks; a visitor and a resident book, move and read theirs on a telephone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../tests/support/browser.ts';
import { enter, firstAdmin, firstAdminHere } from './support/first-admin.ts';
import { agree, closeADay, furnish, price } from './support/house-manager/house.ts';
import { answerRequest, bookForThem, bringBookings, closeMonth, readBank } from './support/house-manager/month.ts';
import { bookDesk, bookWeekly, seePlan, signIn } from './support/house-manager/resident.ts';
import { askForStudio, findAndBook, moveAndGiveBack, takeInstead } from './support/house-manager/visitor.ts';
import { openHub } from './support/hub.ts';
import { handOn, type Somebody, type Tally } from './support/monday-hand.ts';

const small = process.argv.includes('--small');
const TEAM = 'maison@exemple.invalid';
/** Clicks and taps: as many as were counted when this was written, and two. */
const MOST = { manager: 141, visitor: 41, resident: 28 };
type Who = keyof typeof MOST;

const spent: Record<Who, Tally> = {
	manager: { clicks: 0, keys: 0 },
	visitor: { clicks: 0, keys: 0 },
	resident: { clicks: 0, keys: 0 }
};
const wrong: string[] = [];
const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'valley-house-manager-'));
const [browser, { program, close }] = await Promise.all([launchBrowser(), openHub({ args: ['--demo', '--empty'] })]);
try {
	await journey();
} finally {
	await browser.close();
	await close();
	rmSync(folder, { recursive: true, force: true });
}
for (const [who, most] of Object.entries(MOST))
	hold(spent[who as Who].clicks <= most, `the ${who} needs ${spent[who as Who].clicks} clicks, more than ${most}`);
for (const sentence of wrong) console.log(`! ${sentence}`);
const { manager, visitor, resident } = spent;
console.log(
	`house-manager: from an empty house to a month that is paid in ${manager.clicks} clicks and ${manager.keys} keys; on a telephone a visitor in ${visitor.clicks} taps, a resident in ${resident.clicks}; ${seconds(began)} s of a browser${small ? ' (the first steps alone)' : ''}, ${wrong.length ? `${wrong.length} things wrong` : 'all as reckoned by hand'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function journey(): Promise<void> {
	const link = small ? await firstAdminHere(program, TEAM) : firstAdmin(program, TEAM);
	const keeper = await somebody('manager');
	await step(keeper, 'first admin, second factor', ({ hand }) => enter(hand, link));
	await step(keeper, 'a house, a room, a studio, desks', furnish);
	await step(keeper, 'a day on which it is closed', closeADay);
	if (!small) await sell(keeper);
	const nadia = await somebody('visitor');
	await step(nadia, 'finds a room and books it', findAndBook);
	// a short run leaves the month to the whole one
	if (small) return;
	await step(nadia, 'is refused, takes what is near', takeInstead);
	await step(nadia, 'moves it, gives it back', moveAndGiveBack);
	await step(nadia, 'asks for the studio', askForStudio);
	await step(keeper, 'answers her', answerRequest);
	const statement = await step(keeper, 'closes the month, sends', closeMonth);
	await step(keeper, 'reads what the bank says', (who) => readBank(who, statement, folder));
	const rosa = await somebody('resident');
	await step(rosa, 'signs in', signIn);
	await step(rosa, 'sees her plan, her statement', seePlan);
	await step(rosa, 'books a desk for tomorrow', bookDesk);
	await step(rosa, 'books every week', bookWeekly);
}

async function sell(keeper: Person): Promise<void> {
	await step(keeper, 'prices, a plan, the account', price);
	await step(keeper, 'last month at the desks, a table', (who) => bringBookings(who, folder));
	await step(keeper, 'a subscription with a desk', agree);
	await step(keeper, 'books for who called', bookForThem);
}

type Person = Readonly<{ who: Who; page: Somebody['page'] }>;

async function somebody(who: Who): Promise<Person> {
	const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true };
	const desk = { viewport: { width: 1280, height: 900 } };
	const context = await browser.newContext({ locale: 'fr-BE', ...(who === 'manager' ? desk : telephone) });
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	page.on('pageerror', (error) => wrong.push(`a script failed: ${error.message}`));
	return { who, page };
}

/** Counts and times a part of the journey, and says it. */
async function step<T>({ who, page }: Person, name: string, act: (somebody: Somebody) => Promise<T>): Promise<T> {
	const tally: Tally = { clicks: 0, keys: 0 };
	const start = Date.now();
	const hand = handOn(page, tally, who !== 'manager');
	const result = await act({ hand, page, url: program.url, hold });
	spent[who].clicks += tally.clicks;
	spent[who].keys += tally.keys;
	const count = (value: number) => String(value).padStart(4);
	console.log(
		`${`${who}: ${name}`.padEnd(44)}${count(tally.clicks)} clicks${count(tally.keys)} keys  ${seconds(start)} s`
	);
	return result;
}

function seconds(since: number): string {
	return ((Date.now() - since) / 1000).toFixed(1);
}

function hold(condition: boolean, sentence: string): void {
	if (!condition) wrong.push(sentence);
}
