import type { Importer } from '#exchange/server';
import { importers } from '../../../src/importers.ts';
import { bookFiles, otherFiles } from '../imports/books.ts';
import { lines, text } from '../imports/make.ts';
import { plainFiles } from '../imports/plain.ts';

/** A table to bring in by hand: how many of its rows no click can mend. */
export type Table = Readonly<{ name: string; kind: string; bytes: Uint8Array; lost: number }>;

const MOST = 12;
const named = /kind|choice|sector|place|organization|yes_no/;

/** The tables of `imports` of which the most cells cannot be taken. */
export function worst(): Table[] {
	const files = [...plainFiles, ...bookFiles, ...otherFiles].flatMap((one) =>
		'counts' in one.expected ? [{ ...one, bad: one.expected.bad ?? [], counts: one.expected.counts }] : []
	);
	return files
		.toSorted((a, b) => b.bad.length - a.bad.length)
		.slice(0, MOST)
		.map(({ name, kind, bytes, bad }) => ({
			...{ name, kind, bytes: bytes() },
			lost: new Set(bad.filter((cell) => !named.test(cell)).map((cell) => /\d+/.exec(cell)?.[0])).size
		}));
}

const cells: Readonly<Record<string, string>> = {
	...{
		name: 'Nouvelle venue',
		name_fr: 'Espace nouveau',
		title_fr: 'Titre nouveau',
		email: 'nouvelle@exemple.invalid'
	},
	...{ date: '25/11/2027', time: '18:30', from: '9:00', until: '12:00', last: '25/12/2027' }
};

/** One table of each kind in which every column that names something says a word that nobody knows. */
export const unknownEverywhere = (): Table[] =>
	importers.map((importer) => ({
		name: `unknown words in every column: ${importer.kind}`,
		kind: importer.kind,
		bytes: text(lines(rowsOf(importer))),
		lost: 0
	}));

function rowsOf({ columns, names = [] }: Importer): string[][] {
	const naming = new Map(names.map((one) => [one.column, one]));
	const used = columns.filter(({ id, required }) => naming.has(id) || id in cells || required);
	const row = used.map(({ id, example }) => {
		const told = naming.get(id);
		if (!told) return cells[id] ?? example;
		return told.several ? `Zut ${id} | <i>Zut</i> ${id}` : `Zut ${id}`;
	});
	return [used.map(({ label }) => label('fr')), row];
}
