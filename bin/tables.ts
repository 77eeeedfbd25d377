import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { decisions, type Problem, type RowState, rowStates, tableFormats } from '#exchange';
import { batchOf, begin, bring, decide, type Importer, problemsOf, sayColumns, writeTable } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { words } from '#kernel/server/errors.ts';
import { locales, type Name } from '#kernel/words.ts';
import { m } from '#messages';
import { close, open } from '../src/boot.ts';
import { importers } from '../src/importers.ts';
import { ground, type Report } from './ground.ts';
import { answer, reportDoubles, reportWords, type Said } from './table-words.ts';

const SHOWN = 200;

/** `valley export`: writes all of a kind into a table, .csv or .xlsx by the name of the file. */
export const exportTable = (kind: string, file: string, report: Report): Promise<void> =>
	onGround(kind, report, async (importer) => {
		const format = tableFormats.find((one) => `.${one}` === extname(file).toLowerCase());
		if (!format) throw new Error(`The file must end in ${tableFormats.map((one) => `.${one}`).join(' or ')}.`);
		const table = await importer.table('fr');
		await writeFile(file, (await writeTable(table, format)).content);
		report(`${table.rows.length} rows written to ${file}`);
	});

/**
 * `valley import`: tries a table, says what would happen and which words name nothing known, and with `write` does it: all rows that are right, in one
 * transaction.
 */
export const importTable = (kind: string, file: string, write: boolean, said: Said, report: Report): Promise<void> =>
	onGround(kind, report, async (importer) => {
		const id = await bring(importer, { name: basename(file), bytes: new Uint8Array(await readFile(file)) }, null);
		await sayColumns(importer, id, (await batchOf(id)).mapping);
		await begin(importer, id, 'check', 'now');
		if (await answer(importer, id, said)) await begin(importer, id, 'check', 'now');
		await reportWords(importer, id, report);
		await reportProblems(importer, id, report);
		const same = decisions.find((one) => one === said.same);
		if (same) await decide(id, same);
		else await reportDoubles(importer, id, report);
		report(inWords((await batchOf(id)).counts) || 'no row');
		if (!write) return report('nothing is written; add --write to import the rows that are new or changed');
		await begin(importer, id, 'apply', 'now');
		const { failure, counts: done } = await batchOf(id);
		if (failure) throw new Error(`Row ${failure.row}: ${sentence(importer, failure)} Nothing was imported.`);
		report(`${done.written ?? 0} rows imported; they can be taken back in Coulisses for thirty days`);
		report(inWords(done));
	});

async function reportProblems(importer: Importer, id: string, report: Report): Promise<void> {
	const problems = await problemsOf(id);
	for (const problem of problems.slice(0, SHOWN)) {
		const { row, letter, title, found } = problem;
		report(`  row ${row}, column ${letter} (${title}): ${found || '(empty)'} — ${sentence(importer, problem)}`);
	}
	if (problems.length > SHOWN) report(`  and ${problems.length - SHOWN} more`);
}

/** A sentence in which a column stands by its name. */
function sentence({ columns }: Importer, { key, params }: Pick<Problem, 'key' | 'params'>): string {
	const column = columns.find(({ id }) => id === params.column);
	return words(key, column ? { ...params, column: column.label('en') } : params, 'en');
}

const states = {
	new: m.import_count_new,
	changed: m.import_count_changed,
	unchanged: m.import_count_unchanged,
	duplicate: m.import_count_duplicate,
	bad: m.import_count_bad
} as const satisfies Record<RowState, Name>;

/** How many rows stand how, as Coulisses says it. */
const inWords = (counts: Readonly<Partial<Record<RowState, number>>>): string =>
	rowStates
		.flatMap((state) =>
			counts[state] ? [`${states[state]({}, { locale: 'en' }).toLowerCase()}: ${counts[state]}`] : []
		)
		.join(', ');

async function onGround(kind: string, report: Report, act: (importer: Importer) => Promise<void>): Promise<void> {
	const called = ({ kind: code, name }: Importer): string[] => [code, ...locales.map(name)].map(spelling);
	const importer = importers.find((one) => called(one).includes(spelling(kind)));
	if (!importer) {
		const known = importers.map(({ kind: code, name }) => `${code} (${name('fr')})`).join(', ');
		throw new Error(`There are tables of ${known}, not of ${kind}.`);
	}
	const site = await ground(report);
	open(site);
	try {
		await act(importer);
	} finally {
		await close();
		await site.release();
	}
}
