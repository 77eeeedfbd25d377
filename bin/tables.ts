import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { tableFormats } from '#exchange';
import { batchOf, begin, bring, type Importer, problemsOf, sayColumns, writeTable } from '#exchange/server';
import { words } from '#kernel/server/errors.ts';
import { close, open } from '../src/boot.ts';
import { importers } from '../src/importers.ts';
import { ground, type Report } from './ground.ts';

/** `valley export`: writes all of a kind into a table, .csv or .xlsx by the name of the file. */
export const exportTable = (kind: string, file: string, report: Report): Promise<void> =>
	onGround(kind, report, async (importer) => {
		const format = tableFormats.find((one) => `.${one}` === extname(file).toLowerCase());
		if (!format) throw new Error(`The file must end in ${tableFormats.map((one) => `.${one}`).join(' or ')}.`);
		const table = await importer.table('fr');
		await writeFile(file, writeTable(table, format).content);
		report(`${table.rows.length} rows written to ${file}`);
	});

/** `valley import`: tries a table, says what would happen, and with `write` does it: all rows that are right, in one transaction. */
export const importTable = (kind: string, file: string, write: boolean, report: Report): Promise<void> =>
	onGround(kind, report, async (importer) => {
		const id = await bring(importer, { name: basename(file), bytes: new Uint8Array(await readFile(file)) }, null);
		await sayColumns(importer, id, (await batchOf(id)).mapping);
		await begin(importer, id, 'check', 'now');
		for (const { row, letter, found, key, params } of (await problemsOf(id)).slice(0, 200))
			report(`  row ${row}, column ${letter}: ${found || '(empty)'} — ${words(key, params, 'en')}`);
		const { counts } = await batchOf(id);
		report(
			Object.entries(counts)
				.map(([state, rows]) => `${rows} ${state}`)
				.join(', ') || 'no row'
		);
		if (!write) return report('nothing is written; add --write to import the rows that are new or changed');
		await begin(importer, id, 'apply', 'now');
		const { failure, counts: done } = await batchOf(id);
		if (failure)
			throw new Error(`Row ${failure.row}: ${words(failure.key, failure.params, 'en')} Nothing was imported.`);
		report(`${done.written ?? 0} rows imported; they can be taken back in Coulisses for thirty days`);
	});

async function onGround(kind: string, report: Report, act: (importer: Importer) => Promise<void>): Promise<void> {
	const importer = importers.find((one) => one.kind === kind);
	if (!importer) throw new Error(`There are tables of ${importers.map((one) => one.kind).join(', ')}, not of ${kind}.`);
	const site = await ground(report);
	open(site);
	try {
		await act(importer);
	} finally {
		await close();
		await site.release();
	}
}
