import { crc32, deflateSync } from 'node:zlib';
import { joinedForEver, longTextEverywhere, zipInZip } from '../../../tests/support/bombs.ts';
import type { FoundForm } from './doors.ts';

const MEGABYTE = 1024 * 1024;
const URLENCODED = 'application/x-www-form-urlencoded';
export const LONG_WORD = 'abcdefghij'.repeat(600);

/** What is sent, and how. It is made as it is sent: all of them together are gigabytes. */
export type Body = Readonly<{
	what: string;
	type: string;
	bytes: () => Buffer | ReadableStream<Uint8Array>;
}>;

/** All that may be sent where a form goes: what it asks for at the utmost, and what nobody sends by hand. */
export function bodiesFor({ fields, files }: FoundForm): Body[] {
	const all = (text: string) => new URLSearchParams(fields.map((name) => [name, text])).toString();
	return [
		{ what: 'long words', type: URLENCODED, bytes: () => Buffer.from(all(LONG_WORD)) },
		{
			what: 'long texts',
			type: URLENCODED,
			bytes: () => Buffer.from(all('- a\n[b](c *d '.repeat(1500)).slice(0, 500_000))
		},
		{ what: 'many fields', type: URLENCODED, bytes: () => Buffer.from('a=&'.repeat(160_000)) },
		{ what: '20 MB of fields', type: URLENCODED, bytes: () => wide },
		{ what: 'no end and no length', type: URLENCODED, bytes: () => endless(4 * MEGABYTE) },
		{ what: 'many parts', type: MULTIPART, bytes: () => parts(20_000) },
		{ what: 'deep JSON', type: 'application/json', bytes: () => Buffer.from('['.repeat(200_000)) },
		...(files ? given.map(([what, type, bytes]) => fileIn(fields, what, type, bytes)) : [])
	];
}

const wide = Buffer.from('a=&'.repeat(7 * MEGABYTE).slice(0, 20 * MEGABYTE));

function endless(bytes: number): ReadableStream<Uint8Array> {
	let left = bytes;
	const piece = Buffer.from('a=&'.repeat(20_000));
	return new ReadableStream({
		pull(stream) {
			if (left <= 0) stream.close();
			else stream.enqueue(piece);
			left -= piece.length;
		}
	});
}

const MARK = 'mark-of-a-form';
const MULTIPART = `multipart/form-data; boundary=${MARK}`;

function parts(count: number): Buffer {
	const one = (at: number) => `--${MARK}\r\ncontent-disposition: form-data; name="a${at}"\r\n\r\n\r\n`;
	return Buffer.from(`${Array.from({ length: count }, (_, at) => one(at)).join('')}--${MARK}--`);
}

const tables = (
	[
		['a long text in very many cells', longTextEverywhere],
		['a zip in a zip', () => zipInZip(200 * MEGABYTE)],
		['cells joined for ever', joinedForEver]
	] as const
).map(([what, make]) => [what, 'application/octet-stream', Buffer.from(make())] as const);

const given: readonly (readonly [what: string, type: string, bytes: Buffer])[] = [
	['a picture of 100 megapixels', 'image/png', picture(10_000, 10_000)],
	['a picture of 60 megapixels', 'image/png', picture(10_000, 6000)],
	['a picture that is cut off', 'image/png', picture(4000, 4000).subarray(0, 2000)],
	['an SVG that doubles itself', 'image/svg+xml', Buffer.from(doublingSvg())],
	['19 MB of nothing', 'application/octet-stream', Buffer.alloc(19 * MEGABYTE)],
	...tables
];

const fileIn = (fields: readonly string[], what: string, type: string, bytes: Buffer): Body => ({
	what,
	type: MULTIPART,
	bytes: () => withFile(fields, type, bytes)
});

/** The file in every field of the form, its words in the others: which of them takes it is the form's to know. */
function withFile(fields: readonly string[], type: string, bytes: Buffer): Buffer {
	const field = (name: string): Buffer => {
		const isFile = /^(picture(_\d+)?|file|files|mark|film)$/.test(name);
		const more = isFile ? `; filename="a.png"\r\ncontent-type: ${type}` : '';
		const head = `--${MARK}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`;
		return Buffer.concat([Buffer.from(head), isFile ? bytes : Buffer.from('x'), Buffer.from('\r\n')]);
	};
	return Buffer.concat([...fields.map(field), Buffer.from(`--${MARK}--\r\n`)]);
}

/** Gray, of one bit a pixel: a hundred million of them are 12 kB. */
function picture(width: number, height: number): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head[8] = 1;
	const chunk = (name: string, data: Buffer): Buffer => {
		const named = Buffer.concat([Buffer.from(name), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(named));
		return Buffer.concat([length, named, sum]);
	};
	const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
	const magic = Buffer.from('89504e470d0a1a0a', 'hex');
	return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function doublingSvg(): string {
	const doubled = Array.from(
		{ length: 24 },
		(_, at) => `<g id="g${at + 1}"><use href="#g${at}"/><use href="#g${at}" x="1"/></g>`
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs><g id="g0"><rect width="9" height="9"/></g>${doubled.join('')}</defs><use href="#g24"/></svg>`;
}
