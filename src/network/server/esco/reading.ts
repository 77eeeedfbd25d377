import { readTable } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { spelling } from '#kernel/fold.ts';
import { isLocale, type Locale } from '#kernel/words.ts';

/** A file of ESCO as somebody sends it; `locale`: the language of its names where the file is not called `…_fr.csv`. */
export type EscoFile = Readonly<{ name: string; bytes: Uint8Array; locale?: Locale }>;

/** A skill, or a group of them, in the language of its file; `other`: its other names in one text. */
export type Named = Readonly<{ uri: string; label: string; other: string; isGroup: boolean; obsolete: boolean }>;

/** What lies under what. */
export type Broader = Readonly<{ skill: string; broader: string }>;

export type Read = Readonly<{ locale: Locale; names: readonly Named[] }> | Readonly<{ broader: readonly Broader[] }>;

type Cell = (column: string) => string;

const LOOKED_AT = 10;
const SHORTEST = 'http://a/b'.length;

/**
 * Reads a table of the Commission's download of ESCO in CSV: skills, groups of skills, or what lies under what. Columns are found by their names, as 1.0 to
 * 1.2 write them (esco.ec.europa.eu, « Use ESCO », download).
 * @throws 422 network_esco_columns for another table, network_esco_row with the row whose identifier is none, network_esco_language where the file's name
 * does not say it and nobody does; what `readTable` throws.
 */
export async function readEsco({ name, bytes, locale }: EscoFile): Promise<Read> {
	const [rows = []] = await readTable(bytes);
	const at = rows.slice(0, LOOKED_AT).findIndex((row) => row.some((title) => spelling(title) === 'concepturi'));
	const columns = new Map(rows[at]?.map((title, index) => [spelling(title), index]));
	const has = (...titles: string[]): boolean => titles.every((title) => columns.has(title));
	const each = <T>(read: (cell: Cell) => T | null): T[] =>
		rows.slice(at + 1).flatMap((row, index) => {
			const cell: Cell = (column) => row[columns.get(column) ?? -1] ?? '';
			if (!row.some(Boolean)) return [];
			if (!isIdentifier(cell('concepturi')))
				throw refused('network_esco_row', { file: name, row: at + index + 2 }, 422);
			return read(cell) ?? [];
		});
	if (has('concepturi', 'broaderuri')) return { broader: each(relation) };
	if (!has('concepturi', 'preferredlabel')) throw refused('network_esco_columns', { file: name }, 422);
	return { locale: languageOf(name, locale), names: each(named) };
}

const isIdentifier = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && text.length >= SHORTEST;

function languageOf(name: string, said: Locale | undefined): Locale {
	const [, written = ''] = /[ _-]([a-z]{2})\.\w+$/i.exec(name) ?? [];
	const locale = isLocale(written.toLowerCase()) ? (written.toLowerCase() as Locale) : said;
	if (!locale) throw refused('network_esco_language', { file: name }, 422);
	return locale;
}

/** What has no name in the language of the file keeps those that it has. */
function named(cell: Cell): Named | null {
	const label = cell('preferredlabel');
	if (!label) return null;
	return {
		...{ uri: cell('concepturi'), label },
		other: [cell('altlabels'), cell('hiddenlabels')].flatMap((text) => text.split(/[|\n]/)).join(' | '),
		isGroup: /group/i.test(cell('concepttype')),
		obsolete: cell('status').toLowerCase() === 'obsolete'
	};
}

const relation = (cell: Cell): Broader | null =>
	isIdentifier(cell('broaderuri')) && cell('broaderuri') !== cell('concepturi')
		? { skill: cell('concepturi'), broader: cell('broaderuri') }
		: null;
