import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Flow } from '../../index.ts';
import { escaped, sheetPieces } from './sheet.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The same table is the same file, whenever it is written. */
const entry = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/** A workbook of tables, a sheet each, as its bytes come: a sheet is read portion by portion and squeezed, and read on only when what came of it is taken. */
export async function* bookPieces(sheets: readonly Flow[], timeZone: string): AsyncGenerator<Uint8Array> {
	const book = new ZipFile();
	const reading = sheets.map((sheet) => Readable.from(sheetPieces(sheet, timeZone)));
	const add = (name: string, xml: string) => book.addBuffer(Buffer.from(HEAD + xml), name, entry);
	add('[Content_Types].xml', contentTypes(sheets));
	add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
	add('xl/workbook.xml', workbook(sheets));
	add('xl/_rels/workbook.xml.rels', relations([...sheets.map(sheetFile), ['styles', 'styles.xml']]));
	add('xl/styles.xml', styles);
	for (const [at, rows] of reading.entries()) book.addReadStream(rows, `xl/worksheets/sheet${at + 1}.xml`, entry);
	book.end();
	const out = book.outputStream as Readable;
	book.on('error', (error) => out.destroy(error));
	try {
		yield* out;
	} finally {
		for (const rows of reading) rows.destroy();
	}
}

const sheetFile = (_: Flow, at: number) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const;

const contentTypes = (sheets: readonly Flow[]): string => {
	const type = (part: string, kind: string) =>
		`<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
	return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
		type('workbook', 'sheet.main'),
		type('styles', 'styles'),
		...sheets.map((_, at) => type(`worksheets/sheet${at + 1}`, 'worksheet'))
	].join('')}</Types>`;
};

const relations = (all: readonly (readonly [kind: string, target: string])[]): string =>
	`<Relationships xmlns="${PACKAGE}/relationships">${all
		.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
		.join('')}</Relationships>`;

const workbook = (sheets: readonly Flow[]): string =>
	`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
		.map(({ name }, at) => `<sheet name="${escaped(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
		.join('')}</sheets></workbook>`;

/** 0: as it is; 1: a moment; 2: a text that stays as it is typed. */
const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;

// a spreadsheet refuses these signs in the name of a sheet, and an apostrophe at its ends
const sheetName = (name: string): string =>
	name
		.replace(/[\\/?*[\]:]|^'|'$/g, ' ')
		.trim()
		.slice(0, 31) || '1';
