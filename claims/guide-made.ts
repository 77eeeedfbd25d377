/** A museum's team brings a trail of ten stops from a table and a folder of pictures and sounds to printed sheets, published, in 60 clicks and keys of choice at most; what is planted wrong in a table, a missing transcript, right or licence and thirteen kinds more, is each said with its line and column, and nothing else is; what was imported is taken back whole. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { locales } from '#kernel/words.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { folderOf, makeTrail } from './support/guide-made/journey.ts';
import { director } from './support/guide-made/museum.ts';
import { planted, plants } from './support/guide-made/planting.ts';
import { tried } from './support/guide-made/trying.ts';
import { everySection, openHub } from './support/hub.ts';
import { sessionOf } from './support/learning/session.ts';
import { handOn, type Tally } from './support/monday-hand.ts';

const small = process.argv.includes('--small');
const MOST = 60;
const TABLES = small ? 0 : 60;
const wrong: string[] = [];
const tally: Tally = { clicks: 0, keys: 0 };
let [typed, faultsPlanted, pages] = [0, 0, 0];
const folder = mkdtempSync(join(tmpdir(), 'valley-guide-made-'));
const { program, close } = await openHub({ args: [] });
try {
	await everySection();
	await faults();
	await journey();
} finally {
	await close();
	rmSync(folder, { recursive: true, force: true });
}
const spent = tally.clicks + tally.keys - typed;
if (spent > MOST) wrong.push(`${spent} clicks and keys of choice, more than ${MOST}`);
for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(
	`guide-made: ten stops from a table and 15 files to ${pages} printed sheets in ${spent} clicks and keys of choice and ${typed} letters typed; ${faultsPlanted} faults of ${Object.keys(plants).length} kinds planted, each found where it is, none said without reason; ${wrong.length ? `${wrong.length} things wrong` : 'all as promised'}`
);
process.exitCode = wrong.length ? 1 : 0;

/** Every kind of fault once, and, in the whole run, tables of any size with any of them anywhere. */
async function faults(): Promise<void> {
	const who = await director('Fautes');
	const kinds = Object.keys(plants);
	const some = fc.array(fc.option(fc.constantFrom(...kinds), { freq: 2 }), { minLength: 1, maxLength: 12 });
	const tables = fc.sample(fc.tuple(some, fc.constantFrom(...locales)), { numRuns: Math.max(1, TABLES), seed: 20 });
	for (const [lines, locale] of [[[null, ...kinds], locales[0]] as const, ...(small ? [] : tables)]) {
		const its = planted(lines, locale);
		faultsPlanted += its.faults.length;
		wrong.push(...(await tried(who, its)).map((fault) => `${locale}, ${its.faults.length} faults: ${fault}`));
	}
}

async function journey(): Promise<void> {
	const { url } = program;
	const [who, browser] = [await director('Journée'), await launchBrowser()];
	try {
		const context = await browser.newContext({
			locale: 'fr-BE',
			viewport: { width: 1280, height: 900 },
			acceptDownloads: true
		});
		const cookies = await sessionOf(url, who.id);
		await context.addCookies([...cookies]);
		const page = await context.newPage();
		page.on('pageerror', (error) => wrong.push(`a script failed: ${error.message}`));
		const hand = handOn(page, tally);
		const counted = {
			...hand,
			write: (field: string, text: string) => {
				typed += [...text].length;
				return hand.write(field, text);
			}
		};
		const hold = (is: boolean, sentence: string): void => {
			if (!is) wrong.push(sentence);
		};
		const sheets = await makeTrail({ hand: counted, page, url, hold }, cookies, await folderOf(folder));
		hold(sheets.toString('latin1', 0, 5) === '%PDF-', 'the sheets are no PDF');
		const { PDFDocument } = await import('pdf-lib');
		pages = (await PDFDocument.load(sheets)).getPageCount();
		hold(pages === 10, `${pages} sheets for ten stops`);
	} finally {
		await browser.close();
	}
}
