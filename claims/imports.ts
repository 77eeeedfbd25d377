/** Tables as people really have them come in right, or are refused by row and column; undoing leaves the same export as before; a second run changes nothing. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { batchOf, begin, writeTable } from '#exchange/server';
import { connect, disconnect } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { importers } from '../src/importers.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { bookFiles, otherFiles } from './support/imports/books.ts';
import { calendarFaults } from './support/imports/calendars.ts';
import { text } from './support/imports/make.ts';
import { plainFiles } from './support/imports/plain.ts';
import { differs, dryRun, exported, importerOf, settle, tryFile } from './support/imports/trying.ts';

const small = process.argv.includes('--small');
const LONG = small ? 1_000 : 50_000;
const files = [...plainFiles, ...bookFiles, ...otherFiles];

process.exitCode = (await withScratchPostgres(check)) ? 0 : 1;

async function check({ connection }: Parameters<Parameters<typeof withScratchPostgres>[0]>[0]): Promise<boolean> {
	connect(connection);
	prepareJobs(connection);
	await settle();
	const figures = { right: 0, refused: 0, faults: 0 };
	for (const one of files) {
		const faults = await tryFile(one);
		figures.faults += faults.length;
		figures['refused' in one.expected ? 'refused' : 'right'] += 1;
		console.log(`${faults.length ? 'FAIL' : 'ok  '} ${one.kind}: ${one.name}`);
		for (const fault of faults) console.log(`     ${fault}`);
	}
	figures.faults += (await ownExport()) + (await longFile());
	const calendars = await calendarFaults(exported);
	figures.faults += calendars.faults.length;
	for (const fault of calendars.faults) console.log(`FAIL calendar: ${fault}`);
	await stopJobs();
	await disconnect();
	console.log(
		`imports: ${files.length} files, ${figures.right} read by row and column, ${figures.refused} refused whole, ${LONG} rows in one, ${calendars.kinds} kinds of recurrence; ${figures.faults ? `${figures.faults} FAULTS` : 'each as expected, a second run changes nothing, undoing leaves the same bytes'}`
	);
	return figures.faults === 0;
}

/** Our own export comes back without a change, as .csv and as .xlsx. */
async function ownExport(): Promise<number> {
	let faults = 0;
	for (const importer of importers)
		for (const format of ['csv', 'xlsx'] as const) {
			const table = await importer.table('nl');
			if (!table.rows.length) continue;
			const { counts } = await batchOf(await dryRun(importer, (await writeTable(table, format)).content));
			const good = counts.unchanged === table.rows.length;
			if (!good) faults += 1;
			console.log(
				`${good ? 'ok  ' : 'FAIL'} ${importer.kind}: our own export as .${format}, ${table.rows.length} rows ${JSON.stringify(counts)}`
			);
		}
	return faults;
}

/** Very many rows: how long each step takes, and the longest time that the program answered nobody. */
async function longFile(): Promise<number> {
	const importer = importerOf('people');
	const rows = Array.from({ length: LONG }, (_, at) => `Prénom ${at};Nom ${at};p${at}@exemple.invalid;fr`);
	const bytes = text(`Prénom;Nom de famille;E-mail;Langue\r\n${rows.join('\r\n')}\r\n`, 'latin1');
	const before = await exported();
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	const began = Date.now();
	const id = await dryRun(importer, bytes);
	const tried = Date.now();
	await begin(importer, id, 'apply', 'now');
	const written = Date.now();
	await begin(importer, id, 'undo', 'now');
	const undone = Date.now();
	delay.disable();
	const { counts } = await batchOf(id);
	const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
	const faults = [
		...(counts.written === LONG && !counts.kept ? [] : [JSON.stringify(counts)]),
		...differs('undoing', before, await exported())
	];
	console.log(
		`${faults.length ? 'FAIL' : 'ok  '} people: ${LONG} rows tried in ${seconds(began, tried)} s, written in ${seconds(tried, written)} s, taken back in ${seconds(written, undone)} s; longest pause ${(delay.max / 1e6).toFixed(0)} ms ${faults.join(' ')}`
	);
	return faults.length;
}
