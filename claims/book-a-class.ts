/** Whoever knows only the address of the home page brings 28 pupils in March: finds the afternoon and books it, makes 28 into 25, and has the papers. */
import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { db } from '#kernel/server/db.ts';
import { locales } from '#kernel/words.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { openHub } from './support/hub.ts';
import { pageOf } from './support/learning/classes.ts';
import { handOf } from './support/learning/klm.ts';

const TRANSCRIPT = 'claims/support/learning/book-a-class.md';
const small = process.argv.includes('--small');
const problems: string[] = [];
const hub = await openHub({ args: ['--demo'], crowd: true });
const browser = await launchBrowser();
try {
	const { url } = hub.program;
	const page = await pageOf(browser);
	await page.goto(url);
	const hand = handOf(page);
	await hand.click('Venir avec une classe', 'link');
	await hand.write('Nombre d’élèves', '28');
	const month = await page.getByLabel('Mois').locator('option').filter({ hasText: 'mars' }).first().textContent();
	await hand.choose('Mois', (month ?? '').trim());
	await hand.click('Chercher');
	await page.waitForURL('**pupils=28**');
	await hand.click('Réserver pour ma classe', 'link');
	await hand.write('Adultes qui accompagnent', '3');
	await hand.choose('Année', '1re secondaire');
	await hand.choose('Filière', 'Tronc commun');
	await hand.write('École', 'École des Terrils (fictive)');
	await hand.write('Votre nom', 'Noëlle Nouvelle');
	await hand.write('Votre e-mail', 'noelle@exemple.invalid');
	await hand.click('Réserver pour ma classe');
	await page.getByRole('heading', { level: 1, name: 'Votre classe est inscrite' }).waitFor();
	await expectSeats(28);
	const booked = hand.seconds();

	await hand.write('Nombre d’élèves', '25');
	await hand.click('Changer');
	await page.getByText('C’est noté : 25 élèves.').waitFor();
	await expectSeats(25);
	await page.getByLabel('Nombre d’élèves').fill('33');
	await page.getByRole('button', { name: 'Changer' }).click();
	await page.getByText('32 élèves au plus').waitFor();

	await checkPages(page);
	const papers = ['direction.pdf', ...(small ? ['fr'] : locales).map((locale) => `parents-${locale}.pdf`)];
	for (const paper of papers) await checkPaper(page, paper);
	console.log(
		`booking   ${booked.toFixed(0)} s of hand, with the change ${hand.seconds().toFixed(0)} s (${hand.spelled()})`
	);
	for (const problem of problems) console.log(`! ${problem}`);
	console.log(
		`book-a-class: 28 booked in ${booked.toFixed(0)} s of hand, 25 kept, ${papers.length - problems.length} of ${papers.length} papers${transcript()}`
	);
} finally {
	await browser.close();
	await hub.close();
}
process.exitCode = problems.length ? 1 : 0;

async function expectSeats(wanted: number): Promise<void> {
	const { rows } = await sql<{ seats: number }>`
		select count(*)::int as seats from participation.booking b join participation.seat s on s.booking = b.id
		where b.contact_email = 'noelle@exemple.invalid' and s.state = 'confirmed'`.execute(db);
	if (rows[0]?.seats !== wanted) problems.push(`${rows[0]?.seats} seats instead of ${wanted}`);
}

/** Each paper is a page too, of which paper has nothing but itself, and what one puts into a calendar leads back here. */
async function checkPages(page: Page): Promise<void> {
	const booking = page.url().replace(/\?.*/, '');
	const calendar = await page.locator('a[href$="calendar.ics"]').getAttribute('href');
	const answer = await page.request.get(new URL(calendar ?? '', booking).href);
	const entry = (await answer.text()).replaceAll('\r\n ', '');
	if (!entry.includes(new URL(booking).pathname)) problems.push('the calendar does not lead to the booking');
	for (const link of await page.locator('a[href$="/direction"], a[href$="/parents"]').all()) {
		const to = await link.getAttribute('href');
		const sheet = await page.context().newPage();
		await sheet.goto(new URL(to ?? '', booking).href);
		await sheet.emulateMedia({ media: 'print' });
		const around = await sheet.locator('.shell > :not(main):visible, nav:visible, button:visible').count();
		const boxes = await sheet.locator('main li').count();
		if (around || !boxes) problems.push(`${to} has ${around} things around it on paper`);
		await sheet.close();
	}
}

/** The paper that a link of the page leads to is a PDF with pages, a title and a language. */
async function checkPaper(page: Page, name: string): Promise<void> {
	const to = await page.locator(`a[href$="${name}"]`).getAttribute('href');
	const answer = await page.request.get(new URL(to ?? '', page.url()).href);
	const pdf = answer.ok() ? await PDFDocument.load(await answer.body()) : null;
	if (!pdf?.getPageCount() || !pdf.getTitle()) problems.push(`${name} answers ${answer.status()}`);
}

/** How many steps a real newcomer took, when she has been asked. */
function transcript(): string {
	if (!existsSync(TRANSCRIPT)) return '';
	const steps = readFileSync(TRANSCRIPT, 'utf8').match(/^\d+\. /gm)?.length ?? 0;
	return `, a newcomer took ${steps} steps`;
}
