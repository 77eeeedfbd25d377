import { sentenceOf } from '#exchange/desk/import/sentence.server.ts';
import type { Importing } from '#exchange/desk/import/steps.server.ts';
import { type Row, sheetsOfBatch, shown } from '#exchange/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import {
	columnOf,
	type Difference,
	type Lexicon,
	lastChanges,
	lexiconOf,
	rowGiven,
	toldAs
} from '../../server/index.ts';
import { fieldFor, linesOf } from './choosing.server.ts';

const CONFLICTS = 300;
const EDITS = 500;
const PROBLEMS = 200;

/** What a table that came back would change: cell by cell, what is to be chosen, and what is not read. */
export type Preview = Awaited<ReturnType<typeof previewOf>>;

/** Reads it, for whoever brought the table. */
export async function previewOf({ batch, importer }: Importing, viewer: Viewer, locale: Locale) {
	const [rows, lexicon, notRead] = await Promise.all([linesOf(batch.id), lexiconOf(viewer), notReadOf(batch, locale)]);
	const all = rows.flatMap((row) => cellsOf(row, lexicon, locale));
	const asked = all.filter((one) => one.asked).toSorted((a, b) => Number(a.taken !== '') - Number(b.taken !== ''));
	const edits = all.filter((one) => !one.asked && !one.fresh);
	const conflicts = asked.slice(0, CONFLICTS);
	const changes = await lastChanges([...new Set(conflicts.map(({ file }) => file.id))]);
	const problems = rows.flatMap((row) => row.problems);
	return {
		conflicts: conflicts.map((one) => ({ ...one, change: changes.get(`${one.file.id} ${one.column}`) ?? null })),
		open: asked.filter(({ taken }) => taken === '').length,
		asked: asked.length,
		edits: edits.slice(0, EDITS),
		edited: edits.length,
		fresh: rows.filter(({ state }) => state === 'new').map((row) => freshOf(row, all)),
		told: rows.flatMap((row) =>
			rowGiven(row.given).told.map(({ column, found }) => ({
				row: row.number,
				name: row.matches[0]?.name ?? '',
				label: columnOf(column).name({}, { locale }),
				found
			}))
		),
		problems: problems.slice(0, PROBLEMS).map((one) => ({ ...one, expected: sentenceOf(importer, one, locale) })),
		bad: rows.filter(({ state }) => state === 'bad').length,
		missing: batch.counts.missing ?? 0,
		...notRead
	};
}

function cellsOf(row: Row, lexicon: Lexicon, locale: Locale) {
	const says = (column: Difference['column'], its: Difference['ours']): string => {
		const told = toldAs(column, its, lexicon, locale);
		return typeof told === 'number' ? new Intl.NumberFormat(locale).format(told) : String(told ?? '');
	};
	const [file] = row.matches;
	return rowGiven(row.given).differences.map((one) => ({
		row: row.number,
		fresh: row.state === 'new',
		file: { id: file?.id ?? '', name: file?.name ?? '' },
		column: one.column,
		label: columnOf(one.column).name({}, { locale }),
		hers: one.hers.map(({ its, row: at }, index) => ({ value: String(index), text: says(one.column, its), row: at })),
		ours: says(one.column, one.ours),
		asked: one.asked,
		taken: one.taken === null ? '' : String(one.taken),
		field: fieldFor(row.number, one)
	}));
}

function freshOf(row: Row, all: readonly ReturnType<typeof cellsOf>[number][]) {
	const cells = all.filter(({ row: number, column }) => number === row.number && column !== 'keeper');
	return {
		number: row.number,
		opens: row.decision === 'add',
		like: row.matches.map(({ id, name }) => ({ id, name })),
		name: cells.find(({ column }) => column === 'name')?.hers[0]?.text ?? '',
		cells: cells
			.filter(({ column }) => column !== 'name')
			.map(({ label, hers }) => ({ label, text: hers[0]?.text ?? '' }))
	};
}

async function notReadOf({ id, sheet, header, mapping }: Importing['batch'], locale: Locale) {
	const sheets = await sheetsOfBatch(id);
	const titles = (sheets[sheet]?.rows[header] ?? []).flatMap((title, index) => {
		const said = shown(title).trim();
		return said && !mapping[index] ? [said.slice(0, 80)] : [];
	});
	const others = sheets.flatMap(({ name, rows }, index) => (index !== sheet && rows.length ? [name] : []));
	const notes = (sheets[sheet]?.notes ?? []).map(([key, params]) => words(key, params, locale));
	return { titles, others, notes };
}
