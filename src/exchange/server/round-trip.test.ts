import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Table } from '../index.ts';
import { sheetsOf } from './reader.ts';
import { writeTable } from './writing/write.ts';

const word = fc
	.string({ unit: fc.constantFrom(...'aàéœ€ß Zz09;,|\t"\'=+-@()\n'), minLength: 1, maxLength: 12 })
	.map((text) => text.replace(/^['\s]+/, '').trim())
	.filter((text) => text.length > 0);
const table = fc.array(fc.tuple(word, word, fc.option(word, { nil: null })), { minLength: 1, maxLength: 12 });

const columns = ['a', 'b', 'c'].map((id) => ({ id, label: `Titre ${id}` }));
const tableOf = (rows: readonly (readonly (string | null)[])[]): Table => ({
	name: 'x',
	columns,
	rows: rows.map(([a = null, b = null, c = null]) => ({ a, b, c }))
});
const expected = (rows: readonly (readonly (string | null)[])[]) => [
	columns.map(({ label }) => label),
	...rows.map((row) => (row[2] === null ? row.slice(0, 2) : row))
];

test.each(['csv', 'xlsx'] as const)('what is written as %s is read as it was, formulas and all', async (format) => {
	await fc.assert(
		fc.asyncProperty(table, async (rows) => {
			expect(sheetsOf((await writeTable(tableOf(rows), format)).content)[0]?.rows).toEqual(expected(rows));
		}),
		{ numRuns: 60 }
	);
});

test('the same text is read from every encoding that has its letters', async () => {
	await fc.assert(
		fc.asyncProperty(table, fc.constantFrom('utf8', 'utf16le', 'latin1'), async (rows, encoding) => {
			const narrow = rows.map((row) => row.map((text) => text?.replace(/[œ€]/g, 'o') ?? null));
			const { content } = await writeTable(tableOf(narrow), 'csv');
			const text = new TextDecoder('utf-8').decode(content);
			const bytes = new Uint8Array(Buffer.from(encoding === 'utf16le' ? `\ufeff${text}` : text, encoding));
			expect(sheetsOf(bytes)[0]?.rows).toEqual(expected(narrow));
		}),
		{ numRuns: 60 }
	);
});

test.each([
	['csv', 'Titre a;Titre b\r\n2026-07-01 18:30;2026-11-26 00:05\r\n'],
	[
		'xlsx',
		[
			['Titre a', 'Titre b'],
			['2026-07-01T18:30', '2026-11-26T00:05']
		]
	]
] as const)('a moment is written to %s by the clock of the hub, in summer and in winter', async (format, wanted) => {
	const row = { a: new Date('2026-07-01T16:30:20Z'), b: new Date('2026-11-25T23:05:00Z') };
	const table = { name: 'x', columns: columns.slice(0, 2), rows: [row] };
	const { content } = await writeTable(table, format, 'Europe/Brussels');
	const read = format === 'csv' ? new TextDecoder().decode(content) : sheetsOf(content)[0]?.rows;
	expect(read).toEqual(wanted);
});
