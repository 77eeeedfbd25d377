/** A journey in the browser, from a funded operation to its closed report: its sentence and emblem, an activity that it pays for, a report with living figures and words, sent by one and closed by another, and the PDF: tagged, with its language, headings, a table of its figures and words for its pictures; emblem and sentence stand on the pages of what it paid for, and on nothing else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { openHub } from './support/hub.ts';
import { type Hand, handOn, type Tally } from './support/monday-hand.ts';
import { signedIn } from './support/pages.ts';
import { paperOf } from './support/report-made/paper.ts';

const FUNDER = 'Fonds du voyage';
const SENTENCE = 'Payé par le Fonds du voyage.';
const PLAN = 'CHEMIN-1';
const folder = mkdtempSync(join(tmpdir(), 'valley-report-made-'));
const tally: Tally = { clicks: 0, keys: 0 };
const wrong: string[] = [];
const hold = (condition: boolean, sentence: string): void => void (condition || wrong.push(sentence));
const { program, close } = await openHub({ args: ['--demo'], crowd: true });
const browser = await launchBrowser({ still: true });
const { url } = program;
let told = '';
try {
	await journey();
} finally {
	await browser.close();
	await close();
	rmSync(folder, { recursive: true, force: true });
}
for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(
	`report-made: from an operation to a closed report and its PDF in ${tally.clicks} clicks and ${tally.keys} keys; ${told}; ${wrong.length} things wrong`
);
process.exitCode = wrong.length || !told ? 1 : 0;

async function journey(): Promise<void> {
	const [admin, coordinator] = [await page('admin'), await page('coordinator')];
	const hand = handOn(admin, tally);
	const { id, paid, unpaid } = await whatIsPaid();
	await operation(hand);
	await pays(hand, id);
	await shown(admin, paid, unpaid);
	const report = await written(hand, admin);
	await closed(handOn(coordinator, tally), report);
	await printed(admin, report);
}

async function page(who: 'admin' | 'coordinator'): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 1280, height: 900 } });
	await context.addCookies(await signedIn(url, who));
	return context.newPage();
}

/** An activity to which many came and nobody pays for yet, its page, that of one of its séances and the list that is signed there; and those of another activity. */
async function whatIsPaid(): Promise<{ id: string; paid: string[]; unpaid: string[] }> {
	const { rows } = await sql<{ id: string; slug: string; occurrence: string }>`
		select f.id, f.slug, (select o.id from agenda.occurrence o where o.offering = f.id and o.status = 'scheduled' order by o.starts_at desc limit 1) as occurrence
		from agenda.offering f join agenda.occurrence o on o.offering = f.id
			join participation.attendance_card a on a.subject = o.id and a.state = 'fulfilled'
		where f.operation is null and f.kind <> 'festival' group by f.id order by count(*) desc limit 2`.execute(db);
	const [paid = [], unpaid = []] = rows.map(({ slug, occurrence }) =>
		[`/agenda/${slug}`, `/agenda/${slug}/${occurrence}`, `/desk/door/${occurrence}/sheet`].map((path) =>
			href(path, 'fr')
		)
	);
	return { id: rows[0]?.id ?? '', paid, unpaid };
}

async function operation(hand: Hand): Promise<void> {
	await hand.open(`${url}${href('/desk/operations/new', 'fr')}`);
	await hand.write('[name=code]', PLAN);
	await hand.write('[name=name_fr]', 'Le chemin (fictif)');
	await hand.write('[name=funder]', FUNDER);
	await hand.set('[name=starts]', '2025-01-01');
	await hand.set('[name=ends]', '2027-12-31');
	await hand.click('main form button:not([type=button])', /done=saved/);
	await hand.open(`${url}${href(`/desk/operations/${PLAN}`, 'fr')}`);
	const emblem = join(folder, 'emblem.png');
	writeFileSync(
		emblem,
		await sharp({ create: { width: 240, height: 160, channels: 3, background: '#003399' } })
			.png()
			.toBuffer()
	);
	await hand.write('[name=share]', '40');
	await hand.write('[name=sentence_fr]', SENTENCE);
	await hand.choose('[name=emblem]', emblem);
	await hand.click('form[action="?/fund"] button:not([type=button])', /done=saved/);
}

async function pays(hand: Hand, id: string): Promise<void> {
	await hand.open(`${url}${href(`/desk/activities/${id}`, 'fr')}`);
	const list = await hand.see('body');
	await list.page().evaluate(() => {
		for (const its of document.querySelectorAll('details')) its.open = true;
	});
	await hand.pick('[name=operation]', { value: PLAN });
	await hand.click('form:has([name=operation]) button:not([type=button]):not([name])', /done=/);
}

/** The emblem, by its words, and the sentence stand on what it pays for, and nowhere else. */
async function shown(visitor: Page, paid: readonly string[], unpaid: readonly string[]): Promise<void> {
	const on = async (where: string) => {
		await visitor.goto(url + where);
		const emblem = visitor.locator(`img[alt*="${FUNDER}"]`);
		const drawn =
			(await emblem.count()) > 0 && (await emblem.first().evaluate((it) => (it as HTMLImageElement).naturalWidth > 0));
		return { drawn, says: ((await visitor.locator('main').textContent()) ?? '').includes(SENTENCE) };
	};
	for (const path of paid) {
		const { drawn, says } = await on(path);
		hold(drawn, `${path} has no emblem`);
		hold(says, `${path} has no sentence of its funder`);
	}
	for (const path of unpaid) {
		const { drawn, says } = await on(path);
		hold(!drawn && !says, `${path} has the emblem or the sentence of who does not pay for it`);
	}
}

/** @returns the address of the report, once it is sent. */
async function written(hand: Hand, desk: Page): Promise<string> {
	await hand.open(`${url}${href('/desk/impact/reports', 'fr')}`);
	await hand.pick('[name=operation]', { value: PLAN });
	await hand.write('[name=title]', 'Rapport du chemin (fictif)');
	await hand.set('[name=fromDay]', '2025-01-01');
	await hand.set('[name=untilDay]', new Date().toISOString().slice(0, 10));
	await hand.click('form[action="?/begin"] button', /rapports\/[0-9a-f-]{36}/);
	const address = desk.url();
	for (const code of ['HUB12', 'RCO01']) await hand.click(`[name=measures][value=${code}]`);
	await hand.write('[name=body_fr]', '## Ce que nous avons fait\n\nDes séances, et beaucoup de monde.');
	await hand.click('form[action="?/save"] button[name=send]', /done=sent/);
	return address.split('?')[0] ?? '';
}

async function closed(hand: Hand, report: string): Promise<void> {
	await hand.open(report);
	await hand.click('form[action="?/close"] button');
	await hand.click('dialog button:not([formmethod])', /done=closed/);
}

async function printed(desk: Page, report: string): Promise<void> {
	await desk.goto(report);
	hold((await desk.locator('form[action="?/save"]').count()) === 0, 'a closed report can still be written');
	const address = await desk.locator('main a', { hasText: /^PDF$/ }).getAttribute('href');
	const answer = await desk.request.get(new URL(address ?? '', report).href);
	const bytes = await answer.body();
	const file = join(folder, 'report.pdf');
	writeFileSync(file, bytes);
	const paper = await paperOf(file, bytes);
	hold(paper.tagged, 'the PDF is not tagged');
	hold(paper.language.startsWith('fr'), `the PDF is in « ${paper.language} »`);
	for (const kind of ['H1', 'H2', 'Figure', 'P', 'Table', 'TR', 'TH', 'TD'])
		hold(paper.kinds.has(kind), `the PDF has no ${kind}, but ${[...paper.kinds].join(', ')}`);
	hold(paper.pictures.length > 0 && paper.pictures.every(Boolean), 'a picture of the PDF has no words');
	hold(
		paper.pictures.some((words) => words.includes(FUNDER)),
		'the emblem is not on the PDF'
	);
	const counted = await desk.locator('main tr', { hasText: 'HUB12' }).textContent();
	hold(/[1-9]/.test(counted?.replace('HUB12', '') ?? ''), 'the report counts nobody');
	told = `tagged, in ${paper.language}, of ${[...paper.kinds].toSorted().join(', ')}, ${paper.pictures.length} picture${paper.pictures.length > 1 ? 's' : ''} with words`;
}
