/** Tables as people really have them come in right, or are refused by row and column; undoing leaves the same export as before; a second run changes nothing. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { batchOf, begin, bring, type Importer, problemsOf, sayColumns, writeTable } from '#exchange/server';
import { Refusal } from '#kernel/errors.ts';
import { connect, disconnect, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { addOrganization, addPlace } from '#network/server';
import { importers } from '../src/importers.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { bookFiles, otherFiles } from './support/imports/books.ts';
import { calendarFaults } from './support/imports/calendars.ts';
import { type Case, text } from './support/imports/make.ts';
import { plainFiles } from './support/imports/plain.ts';

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

function importerOf(kind: string): Importer {
	const found = importers.find((one) => one.kind === kind);
	if (!found) throw new Error(`no importer of ${kind}`);
	return found;
}

/** All that the hub would give away, as bytes. */
async function exported(): Promise<string> {
	const tables = [];
	for (const { table } of importers)
		tables.push(Buffer.from(writeTable(await table('fr'), 'csv').content).toString('base64'));
	return tables.join('\n');
}

async function dryRun(importer: Importer, bytes: Uint8Array): Promise<string> {
	const id = await bring(importer, { name: 'file', bytes }, null);
	await sayColumns(importer, id, (await batchOf(id)).mapping);
	await begin(importer, id, 'check', 'now');
	return id;
}

/** Tries, imports, imports again and takes back. @returns what is not as it must be. */
async function tryFile({ kind, bytes, expected }: Case): Promise<string[]> {
	const importer = importerOf(kind);
	const before = await exported();
	const tried = await dryRun(importer, bytes()).catch((error: unknown) => {
		if (error instanceof Refusal) return error;
		throw error;
	});
	if (tried instanceof Refusal)
		return [...refusalFaults(tried, expected), ...differs('a refused file', before, await exported())];
	if ('refused' in expected) return [`was taken, and not refused by ${expected.refused}`];
	return [
		...verdictFaults(await batchOf(tried), await problemsOf(tried), expected),
		...differs('the dry run', before, await exported()),
		...(await runFaults(importer, tried, bytes(), expected, before))
	];
}

async function runFaults(
	importer: Importer,
	id: string,
	bytes: Uint8Array,
	expected: Case['expected'],
	before: string
): Promise<string[]> {
	await begin(importer, id, 'apply', 'now');
	const { state, failure } = await batchOf(id);
	if (state !== 'done') return [`was not imported: ${JSON.stringify(failure)}`];
	const said = await saysFaults(importer, expected);
	const once = await exported();
	const again = await dryRun(importer, bytes);
	const { counts } = await batchOf(again);
	await begin(importer, again, 'apply', 'now');
	const twice = counts.new || counts.changed ? [`a second run finds ${JSON.stringify(counts)}`] : [];
	const same = differs('a second run', once, await exported());
	await begin(importer, id, 'undo', 'now');
	return [...said, ...twice, ...same, ...differs('undoing', before, await exported())];
}

function differs(what: string, before: string, after: string): string[] {
	return before === after ? [] : [`${what} changed the export`];
}

function refusalFaults({ code, params }: Refusal, expected: Case['expected']): string[] {
	if (!('refused' in expected)) return [`was refused: ${code} ${JSON.stringify(params)}`];
	const wrong = Object.entries(expected.params ?? {}).filter(([name, value]) => params[name] !== value);
	return code === expected.refused && !wrong.length
		? []
		: [`was refused by ${code} ${JSON.stringify(params)}, not by ${expected.refused}`];
}

function verdictFaults(
	{ counts }: Awaited<ReturnType<typeof batchOf>>,
	problems: Awaited<ReturnType<typeof problemsOf>>,
	expected: Extract<Case['expected'], { counts: object }>
): string[] {
	const found = problems.map(({ letter, row, key }) => `${letter}${row} ${key.replace('exchange_wrong_', '')}`);
	const same = (a: object, b: object) =>
		JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
	return [
		...(same(counts, expected.counts)
			? []
			: [`counts ${JSON.stringify(counts)}, not ${JSON.stringify(expected.counts)}`]),
		...(found.join(', ') === (expected.bad ?? []).join(', ')
			? []
			: [`refuses ${found.join(', ') || 'nothing'}, not ${expected.bad?.join(', ')}`])
	];
}

async function saysFaults(importer: Importer, expected: Case['expected']): Promise<string[]> {
	const { rows } = await importer.table('fr');
	const says = 'says' in expected ? (expected.says ?? []) : [];
	return says.flatMap(([name, column, value]) => {
		const row = rows.find((one) => one.name === name || one.title_fr === name);
		return row?.[column] === value
			? []
			: [`says ${column} of ${name} is ${JSON.stringify(row?.[column])}, not ${JSON.stringify(value)}`];
	});
}

/** Our own export comes back without a change, as .csv and as .xlsx. */
async function ownExport(): Promise<number> {
	let faults = 0;
	for (const importer of importers)
		for (const format of ['csv', 'xlsx'] as const) {
			const table = await importer.table('nl');
			if (!table.rows.length) continue;
			const { counts } = await batchOf(await dryRun(importer, writeTable(table, format).content));
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

/** What is there before: an organisation to find again, a room, an activity's house. */
async function settle(): Promise<void> {
	const known = { locality: 'Mons', lat: null, lon: null };
	const sentence = { source: 'fr', fr: 'Il est là pour être retrouvé.' } as const;
	const nothing = { sectors: [], formerNames: [], founded: null, status: null, statusAsOf: null, sources: [] };
	const by = { actor: null, source: 'desk' } as const;
	await transaction(async (tx) => {
		await addOrganization(
			tx,
			{ ...known, ...nothing, name: 'Le Témoin', kind: 'hub', sentence, website: 'https://www.temoin.example' },
			by
		);
		await addPlace(
			tx,
			{
				...known,
				slug: 'salle',
				name: 'Salle',
				kind: 'room',
				sentence: null,
				organization: null,
				address: null
			},
			by
		);
	});
}
