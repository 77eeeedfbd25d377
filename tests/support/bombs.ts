import { crc32, deflateRawSync } from 'node:zlib';

type Entry = readonly [name: string, content: Uint8Array | string];

/** A zip of some files (APPNOTE 6.3.10, §4.3): of zeros it packs a thousand bytes into one. */
export function zipOf(entries: readonly Entry[]): Uint8Array {
	const locals: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const [name, given] of entries) {
		const content = Buffer.from(given as Uint8Array);
		const packed = deflateRawSync(content, { level: 9 });
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(content.length, 18);
		common.writeUInt16LE(name.length, 22);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(at, 10);
		list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name));
		const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
		locals.push(local);
		at += local.length;
	}
	const end = Buffer.alloc(18);
	end.writeUInt16LE(entries.length, 4);
	end.writeUInt16LE(entries.length, 6);
	end.writeUInt32LE(Buffer.concat(list).length, 8);
	end.writeUInt32LE(at, 12);
	return new Uint8Array(Buffer.concat([...locals, ...list, Buffer.from('PK\x05\x06', 'latin1'), end]));
}

const head = '<?xml version="1.0"?>';
const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
	<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
	<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
	<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const book = `${head}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
	<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const relations = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
	<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

/** A workbook of one sheet, by what stands in it. */
export const workbookOf = (sheet: string, texts = ''): Uint8Array =>
	zipOf([
		['[Content_Types].xml', types],
		['xl/workbook.xml', book],
		['xl/_rels/workbook.xml.rels', relations],
		['xl/sharedStrings.xml', `${head}<sst xmlns="${main}">${texts}</sst>`],
		['xl/worksheets/sheet1.xml', `${head}<worksheet xmlns="${main}">${sheet}</worksheet>`]
	]);

const rows = (count: number, cells: (row: number) => string): string =>
	Array.from({ length: count }, (_, at) => `<row r="${at + 1}">${cells(at + 1)}</row>`).join('');

/** One long text, shown in each of very many cells. */
export const longTextEverywhere = (): Uint8Array =>
	workbookOf(
		`<sheetData>${rows(20_000, (row) => ['A', 'B'].map((column) => `<c r="${column}${row}" t="s"><v>0</v></c>`).join(''))}</sheetData>`,
		`<si><t>${'a'.repeat(30_000)}</t></si>`
	);

/** A zip in a zip, whose own list of contents nobody has looked at, that unpacks to so many bytes. */
export const zipInZip = (bytes: number): Uint8Array =>
	zipOf([['Index.zip', zipOf([['[Content_Types].xml', Buffer.alloc(bytes)]])]]);

/** Cells that are joined again and again. */
const joined = (refs: string): Uint8Array =>
	workbookOf(
		`<sheetData>${rows(20_000, (row) => `<c r="A${row}"><v>1</v></c>`)}</sheetData><mergeCells>${refs}</mergeCells>`
	);

/** Each time over the whole sheet. */
export const joinedForEver = (): Uint8Array => joined('<mergeCell ref="A1:GR60000"/>'.repeat(20_000));

/** Before each of them, one that lies far below the sheet. */
export const joinedOutside = (): Uint8Array =>
	joined('<mergeCell ref="A1000000000:GR1000000000"/><mergeCell ref="A1:GR60000"/>'.repeat(20_000));
