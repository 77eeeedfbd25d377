import { type Table, tableOf } from '#exchange';
import { readTable } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { bytesOf } from '#kernel/server/bodies.ts';
import { type Locale, locales, say } from '#kernel/words.ts';
import { m } from '#messages';
import { kindFinder, type Line, linesOf, type Rundown, rundownColumns, rundownIn, type Show } from '../../../index.ts';
import { NewCue, NewSegment, RundownFile } from '../../../server/index.ts';
import { kindName } from '../../names.server.ts';

const LARGEST = 2 * 1024 * 1024;

/**
 * The rundown that a file holds: JSON as we write it, or a table. Nothing is taken of a table that has a line that means nothing.
 * @throws shows_file_missing, shows_file_wrong, shows_file_lines with the lines as the spreadsheet counts them.
 */
export async function fileIn(given: FormDataEntryValue | null, locale: Locale): Promise<Rundown> {
	if (!(given instanceof File) || !given.size) throw refused('shows_file_missing', {}, 422);
	if (given.size > LARGEST) throw refused('shows_file_large', { megabytes: LARGEST / 1024 / 1024 }, 422);
	const bytes = await bytesOf(given);
	return given.name.toLowerCase().endsWith('.json') ? fromJson(bytes) : fromTable(bytes, locale);
}

function fromJson(bytes: Uint8Array): Rundown {
	let given: unknown;
	try {
		given = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		throw refused('shows_file_wrong', {}, 422);
	}
	const read = RundownFile.safeParse(given);
	if (!read.success) throw refused('shows_file_wrong', {}, 422);
	return read.data.rundown.map((segment) => ({ ...segment, id: '' }));
}

async function fromTable(bytes: Uint8Array, locale: Locale): Promise<Rundown> {
	const [rows = []] = await readTable(bytes);
	const titles = new Map(
		rundownColumns.flatMap((id) =>
			[id, ...locales.map((one) => m[`shows_column_${id}`]({}, { locale: one }))].map((name) => [
				name.toLowerCase(),
				id
			])
		)
	);
	const header = rows.findIndex((row) => row.filter((cell) => titles.has(cell.toLowerCase())).length > 1);
	const columns = (rows[header] ?? []).map((cell) => titles.get(cell.toLowerCase()));
	if (header < 0 || !columns.includes('segment')) throw refused('shows_file_wrong', {}, 422);
	const lines = rows
		.slice(header + 1)
		.map((row) => Object.fromEntries(row.flatMap((cell, at) => (columns[at] ? [[columns[at], cell]] : []))));
	const { segments, wrong } = rundownIn(lines, { locale, kindOf: kindFinder(kindName), newId });
	const cues = segments.flatMap((segment) => segment.cues);
	const bad = [...wrong, ...cues.filter(({ content }) => !NewCue.safeParse(content).success).map(({ line }) => line)];
	if (bad.length || !segments.length || !segments.every(fits))
		throw refused(
			'shows_file_lines',
			{
				lines:
					bad
						.toSorted((a, b) => a - b)
						.map((at) => at + header + 2)
						.join(', ') || '—'
			},
			422
		);
	return segments.map((segment) => ({
		...{ ...segment, id: '' },
		cues: segment.cues.map(({ id, content }) => ({ id, content: NewCue.parse(content) }))
	}));
}

const fits = ({ title, seconds, note }: { title: unknown; seconds: number; note: string | null }): boolean =>
	NewSegment.safeParse({ title, seconds, note }).success;

/** The rundown of a show as a table that `fileIn` reads. */
export const rundownTable = ({ listing }: Show, rundown: Rundown, locale: Locale): Table =>
	tableOf(
		`rundown-${say(listing.offering.title, locale).text.slice(0, 40)}`,
		linesOf(rundown, locale, (kind) => kindName(kind, locale)),
		Object.fromEntries(
			rundownColumns.map((id) => [id, [m[`shows_column_${id}`](), (line: Line) => line[id] ?? '']] as const)
		)
	);
