import xlsx from '@e965/xlsx';
import { book, sheet } from '../imports/make.ts';

const parts = {
	xlsx: ['/xl/worksheets/sheet1.xml', /<v>77<\/v>/, ''],
	ods: ['/content.xml', / office:value-type="float" office:value="77"><text:p>77<\/text:p>/, '>']
} as const;

/** A workbook as a program saves it that computes nothing: the formula is there, and not what it comes to. */
export function without(kind: keyof typeof parts): Uint8Array {
	const rows = [
		['Nom', 'Ville'],
		['Alpha', 'Mons'],
		['Bêta', null]
	];
	const made = sheet(rows, (one) => {
		one.B3 = { t: 'n', f: 'A2', v: 77 };
	});
	const written = book({ A: made }, kind);
	const [part, value, instead] = parts[kind];
	const zip = xlsx.CFB.read(written, { type: 'array' });
	const entry = xlsx.CFB.find(zip, part);
	if (!entry) throw new Error(`no ${part}`);
	const content = Buffer.from(Buffer.from(entry.content).toString().replace(value, instead));
	Object.assign(entry, { content, size: content.length });
	return new Uint8Array(xlsx.CFB.write(zip, { fileType: 'zip', type: 'array' }) as unknown as ArrayBuffer);
}
