import papa from 'papaparse';
import { refused } from '#kernel/errors.ts';
import type { Raw, Sheet } from './sheet.ts';
import { decode } from './text.ts';

const DELIMITERS = [';', ',', '\t', '|'];
const LOOKED_AT = 60;

/**
 * Reads a file of separated values: encoding, delimiter and line ends are found out.
 * @throws 422 exchange_not_text, or exchange_quotes with the row where a quotation mark is never closed.
 */
export function readCsv(bytes: Uint8Array): Sheet[] {
	const { text, encoding } = decode(bytes);
	const [, said, sep] = /^(sep=(.)\r?\n)?/i.exec(text) ?? [];
	const body = said ? text.slice(said.length) : text;
	const delimiter = sep ?? delimiterOf(body);
	const { data, errors } = papa.parse<string[]>(body, { delimiter });
	const wrong = errors.find(({ type }) => type === 'Quotes');
	if (wrong) throw refused('exchange_quotes', { row: (wrong.row ?? 0) + 1 }, 422);
	const rows = data.map((row) => row.map(cleaned));
	return [
		{ name: '', hidden: false, rows, notes: [['exchange_note_text', { encoding, delimiter: wordOf(delimiter) }]] }
	];
}

const wordOf = (delimiter: string): string => (delimiter === '\t' ? 'tab' : delimiter);

/** An apostrophe that a spreadsheet puts before a text so that it is no formula is not part of it. */
const cleaned = (text: string): Raw => {
	const whole = text.replace(/\r\n?/g, '\n').trim();
	if (!whole) return null;
	return /^'[=+\-@]/.test(whole) ? whole.slice(1) : whole;
};

/** The one that cuts the most rows into the same number of fields: titles above the table and commas in texts do not mislead it. */
function delimiterOf(text: string): string {
	const score = (delimiter: string): number => {
		const { data } = papa.parse<string[]>(text, { delimiter, preview: LOOKED_AT });
		const widths = new Map<number, number>();
		for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
		return Math.max(0, ...[...widths].map(([width, rows]) => rows * rows * (width - 1)));
	};
	const scores = DELIMITERS.map((delimiter) => [delimiter, score(delimiter)] as const);
	return scores.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
