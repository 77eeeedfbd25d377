import papa from 'papaparse';
import type { Flow } from '../../index.ts';
import { csvText, harmless } from './cells.ts';

const asked = { delimiter: ';' };

/** A table as Belgian Excel opens it by a double click: semicolons, UTF-8 with a byte order mark (RFC 4180 but for the delimiter). A piece for each portion. */
export async function* csvPieces({ columns, portions }: Flow, timeZone: string): AsyncGenerator<string> {
	yield `\uFEFF${papa.unparse([columns.map(({ label }) => harmless(label))], asked)}\r\n`;
	for await (const rows of portions) {
		const lines = rows.map((row) => columns.map(({ id }) => csvText(row[id] ?? null, timeZone)));
		if (lines.length) yield `${papa.unparse(lines, asked)}\r\n`;
	}
}
