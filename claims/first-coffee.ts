/** From a visitor's question to a company that lives, by pages alone: sent on to a partner who has a link and no account, a file, support and its sheet, a mentor, a brief, a desk, and out of the hub. Clicks are counted, every step is one fact, and the line of time shows what she added and nothing else. */

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { db } from '#kernel/server/db.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { accepts, agrees, answersAndRefers, asks, opensFile, takesFile } from './support/first-coffee/asking.ts';
import { answersBrief, chooses, delivers, testifies, writesBrief } from './support/first-coffee/briefing.ts';
import { attends, castOf, nameOf } from './support/first-coffee/people.ts';
import { addsStep, findsAlumni, leavesHub, lets, lineRead, showsProject } from './support/first-coffee/settling.ts';
import { booksMentor, confirms, signs, supports } from './support/first-coffee/supporting.ts';
import { openHub, settled } from './support/hub.ts';
import { handOn, type Somebody, type Tally } from './support/monday-hand.ts';
import { signedIn, switchTo } from './support/pages.ts';

const small = process.argv.includes('--small');
/** Clicks and taps in all: as many as were counted when this was written, and four. */
const MOST = 116;
const wrong: string[] = [];
const spent: Tally = { clicks: 0, keys: 0 };
let facts = 0;
let steps = 0;

const [browser, { program, close }] = await Promise.all([launchBrowser(), openHub({ args: ['--demo'], crowd: true })]);
try {
	await settled();
	await journey();
} finally {
	await browser.close();
	await close();
}
if (spent.clicks > MOST) wrong.push(`${spent.clicks} clicks, more than ${MOST}`);
for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(
	`first-coffee: from a question to out of the hub in ${steps} steps of eight people, ${spent.clicks} clicks and ${spent.keys} keys, ${facts} facts${small ? ' (the first steps alone)' : ''}; ${wrong.length ? `${wrong.length} things wrong` : 'one fact for each, and on the line of time what she added'}`
);
process.exitCode = wrong.length || !steps ? 1 : 0;

async function journey(): Promise<void> {
	const lina = await somebody();
	await step('asks on a page of the hub', lina, asks, ['venture.asked']);
	const cast = await castOf();
	const adviser = await somebody(cast.adviser);
	await step('answers, proposes a partner', adviser, answersAndRefers, ['venture.answered', 'venture.referred']);
	await step('says yes to what goes along', lina, agrees, ['venture.referral_agreed', 'venture.referral_sent']);
	await step('takes her, by a link and a code', await somebody(), accepts, ['venture.referral_accepted']);
	const file = await step('opens a file', adviser, opensFile, ['venture.opened']);
	await step('says that it is hers', lina, takesFile, ['venture.holder_added']);
	// a short run leaves what follows to the whole one
	if (small) return;
	const [added, kept] = [await attends('Café des formes (fictif)', 12), await attends('Café des encres (fictif)', 5)];
	await step('a session, a plan, its sheet', adviser, (who) => supports(who, file), [
		'venture.contact',
		'venture.plan_agreed',
		'venture.sheet_sent'
	]);
	await step('signs the month', await somebody(), signs, ['venture.sheet_signed']);
	const name = await nameOf(cast.mentor);
	await step('books a mentor', lina, (who) => booksMentor(who, name), ['venture.mentoring_asked']);
	await step('the mentor says yes', await somebody(cast.mentor), confirms, ['venture.mentoring_confirmed']);
	const studio = await somebody(cast.studio);
	const brief = await step('asks studios', lina, writesBrief, ['venture.brief_published']);
	await step('a studio answers', studio, answersBrief, ['venture.offer_given']);
	await step('chooses with a reason', lina, (who) => chooses(who, brief), ['venture.brief_chosen']);
	await step('delivers', studio, (who) => delivers(who, brief), ['venture.brief_delivered']);
	await step('says what it brought', lina, (who) => testifies(who, brief), [
		'venture.brief_finished',
		'venture.brief_testified'
	]);
	await step('lets her a desk', await somebody('coordinator'), lets, ['spaces.contract_begun']);
	await step('puts an evening on her line', lina, (who) => addsStep(who, file, added), ['venture.step_added']);
	await step('shows her project', lina, (who) => showsProject(who, file), [
		'venture.project_proposed',
		'venture.project_shown'
	]);
	await step('she is out of the hub', adviser, (who) => leavesHub(who, file), [
		'venture.stage_changed',
		'venture.closed'
	]);
	await step('is found among alumni', await somebody(), findsAlumni, []);
	const line = await step('reads the line', adviser, (who) => lineRead(who, file), []);
	if (!line.includes(added)) wrong.push('the line of time does not show what she added');
	for (const other of [kept, 'Guichet', 'Trente cartes', 'Fixer un premier prix'])
		if (line.includes(other)) wrong.push(`the line of time shows ${other}, which she has not added`);
}

/** Somebody in a browser of her own, on a telephone; one of the demonstration is signed in. */
async function somebody(person?: string): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 390, height: 844 }, hasTouch: true });
	if (person === 'coordinator') await context.addCookies(await signedIn(program.url, person));
	else if (person) await context.addCookies(await switchTo(program.url, person));
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	page.on('pageerror', (error) => wrong.push(`a script failed: ${error.message}`));
	return page;
}

/** Counts what a step takes of hands, and holds what it tells against what it is to tell. */
async function step<T>(
	name: string,
	page: Page,
	act: (somebody: Somebody) => Promise<T>,
	told: readonly string[]
): Promise<T> {
	const before = await lastFact();
	const tally: Tally = { clicks: 0, keys: 0 };
	const hold = (condition: boolean, sentence: string): void => {
		if (!condition) wrong.push(sentence);
	};
	const result = await act({ hand: handOn(page, tally, true), page, url: program.url, hold }).catch(
		async (error: unknown) => {
			throw new Error(
				`${name}: ${await page
					.locator('main')
					.textContent()
					.catch(() => '')}`,
				{ cause: error }
			);
		}
	);
	await settled();
	const now = await toldSince(before);
	if (now.join() !== told.join())
		wrong.push(`${name} tells ${now.join(', ') || 'nothing'} instead of ${told.join(', ')}`);
	steps += 1;
	facts += now.length;
	spent.clicks += tally.clicks;
	spent.keys += tally.keys;
	console.log(
		`${name.padEnd(36)}${String(tally.clicks).padStart(4)} clicks${String(tally.keys).padStart(4)} keys  ${now.join(', ')}`
	);
	return result;
}

async function lastFact(): Promise<string> {
	const { rows } = await sql<{
		last: string;
	}>`select coalesce(max(position), 0)::text as last from kernel.activity_order`.execute(db);
	return rows[0]?.last ?? '0';
}

/** What was told since of projects, companies and desks; who signs in, and that an account was made, is told by the kernel. */
async function toldSince(position: string): Promise<string[]> {
	const { rows } = await sql<{
		verb: string;
	}>`select a.verb from kernel.activity_order o join kernel.activity a on a.id = o.activity
		where o.position > ${position}::bigint and a.verb ~ '^(venture|spaces)[.]' order by o.position`.execute(db);
	return rows.map(({ verb }) => verb);
}
