import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { type Batch, columnLetter, type Importer, sheetsOfBatch, shown, titleOf } from '../../server/index.ts';

const EXAMPLES = 3;
const HEADERS = 30;

/** What the page of columns shows: each column of the file with its first cells and what it is taken for. */
export async function columnsOf(importer: Importer, batch: Batch, locale: Locale) {
	const sheets = await sheetsOfBatch(batch.id);
	const { rows = [], notes = [] } = sheets[batch.sheet] ?? {};
	const titles = rows[batch.header];
	const body = rows.slice(batch.header + 1).filter((row) => row.some((cell) => cell !== null));
	return {
		sheets: sheets.map(({ name, hidden }, index) => ({ index, name, hidden })),
		headers: rows.slice(0, HEADERS).flatMap((row, index) => {
			const said = row.map(shown).filter(Boolean).join(' · ').slice(0, 60);
			return said ? [{ value: String(index + 1), label: `${index + 1} : ${said}` }] : [];
		}),
		notes: notes.map(([key, params]) => words(key, params, locale)),
		choices: importer.columns.map(({ id, label, required }) => ({
			value: id,
			label: label(locale),
			required: required === true
		})),
		found: batch.mapping.map((meaning, index) => ({
			index,
			letter: columnLetter(index),
			title: titleOf(titles, index),
			examples: body.slice(0, EXAMPLES).map((row) => shown(row[index] ?? null).slice(0, 80)),
			meaning: meaning ?? ''
		}))
	};
}
