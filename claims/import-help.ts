/** An import that stops at words or at what is there already is solved by clicks alone; an organisation is known again however its name is written. */
import { connect, disconnect, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { addSpace } from '#spaces/server';
import { launchBrowser } from '../tests/support/browser.ts';
import type { Program } from '../tests/support/program.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { enter, firstAdminHere } from './support/first-admin.ts';
import { by, withHub } from './support/hub.ts';
import { type Again, again } from './support/import-help/again.ts';
import { bringIn } from './support/import-help/hands.ts';
import { type Long, long } from './support/import-help/long.ts';
import { tabled } from './support/import-help/tabled.ts';
import { unknownEverywhere, worst } from './support/import-help/worst.ts';
import { settle } from './support/imports/trying.ts';
import { handOn, type Tally } from './support/monday-hand.ts';

const small = process.argv.includes('--small');
const TURNS = small ? 1 : 40;
const [RECALL, FALSE] = [0.95, 0.05];
const wrong: string[] = [];
const tally: Tally = { clicks: 0, keys: 0 };
let tables = 0;

const figures: Again = { asked: 0, known: 0, others: 0, taken: 0, told: [] };
for (let turn = 0; turn < TURNS; turn++) {
	const found = await again(turn * 1000 + 1);
	for (const one of ['asked', 'known', 'others', 'taken'] as const) figures[one] += found[one];
	figures.told.push(...found.told);
}
for (const told of new Set(figures.told)) console.log(`  ${told}`);
const [recall, taken] = [figures.known / figures.asked, figures.taken / figures.others];
if (recall < RECALL) wrong.push(`only ${recall.toFixed(3)} are known again`);
if (taken > FALSE) wrong.push(`${taken.toFixed(3)} are taken for others`);

const many = await withScratchPostgres(async ({ connection }) => {
	connect(connection);
	prepareJobs(connection);
	try {
		wrong.push(...(await tabled()));
		return small ? null : await long();
	} finally {
		await stopJobs();
		await disconnect();
	}
});
if (many) wrong.push(...many.wrong);
await withHub({ env: { LOG_LEVEL: 'fatal' } }, byHand);

for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(
	`import-help: ${tables} tables solved by ${tally.clicks} clicks and no key, counts as foreseen, taken back to the byte; ${figures.asked} other spellings known again ${(recall * 100).toFixed(1)} %, ${figures.others} strangers taken for known ${(taken * 100).toFixed(1)} %${longSaid(many)}; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;

function longSaid(found: Long | null): string {
	return found
		? `; ${found.rows} rows with ${found.words} unknown words answered in three presses among ${found.known} organisations, nobody waited longer than ${found.pause} ms`
		: '';
}

async function byHand(program: Program): Promise<void> {
	await settle();
	await settleSpace();
	const browser = await launchBrowser();
	try {
		const page = await (
			await browser.newContext({ locale: 'fr-BE', viewport: { width: 1280, height: 900 } })
		).newPage();
		page.setDefaultTimeout(30_000);
		page.on('pageerror', (error) => wrong.push(`a script failed: ${error.message}`));
		const outside: Tally = { clicks: 0, keys: 0 };
		await enter(handOn(page, outside), await firstAdminHere(program, 'equipe@exemple.invalid'));
		const all = [...worst(), ...unknownEverywhere()];
		for (const table of small ? all.filter((_, at) => at % 7 === 0) : all) {
			const own: Tally = { clicks: 0, keys: 0 };
			const faults = await bringIn(handOn(page, own), program.url, table);
			tables += 1;
			tally.clicks += own.clicks;
			console.log(`${faults.length ? 'FAIL' : 'ok  '} ${table.kind}: ${table.name}, ${own.clicks} clicks`);
			wrong.push(...faults.map((fault) => `${table.name}: ${fault}`));
		}
	} finally {
		await browser.close();
	}
}

/** A space, without which no booking can name one. */
function settleSpace(): Promise<string> {
	const hours = Array.from({ length: 7 }, () => [[0, 1440] as [number, number]]);
	const space = { place: 'salle', kind: 'room', hours, closedOnHolidays: false } as const;
	return transaction((tx) => addSpace(tx, { ...space, slug: 'studio', name: { source: 'fr', fr: 'Studio' } }, by));
}
