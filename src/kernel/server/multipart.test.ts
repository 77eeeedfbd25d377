import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from './bodies.ts';
import { formInParts } from './multipart.ts';

// spaces around a name are left out, and a backslash and what parts lines (U+2028) are read otherwise: no browser or desk has such files
const isUsual = (one: string): boolean => one === one.trim() && !/[\0\r\n\\\u2028\u2029]/.test(one);
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(isUsual);
const field = fc.record({ name, text: fc.string({ unit: 'grapheme' }) });
const file = fc.record({
	name,
	filename: name,
	bytes: fc.uint8Array({ maxLength: 200 }),
	type: fc.constantFrom('image/png', 'application/octet-stream', 'text/csv')
});

const told = (form: FormData): Promise<unknown[]> =>
	Promise.all(
		[...form].map(async ([key, value]) =>
			typeof value === 'string'
				? [key, value]
				: [key, value.name, value.type, [...new Uint8Array(await value.arrayBuffer())]]
		)
	);

const most = { fields: 3000, bytes: 64 * 1024 * 1024 };

/** A body as a network may bring it. */
async function* cut(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

test('a form is read as the platform reads it, however it is cut on its way', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.oneof(field, file)), fc.integer({ min: 1, max: 400 }), async (parts, length) => {
			const form = new FormData();
			for (const part of parts)
				if ('text' in part) form.append(part.name, part.text);
				else form.append(part.name, new File([new Uint8Array(part.bytes)], part.filename, { type: part.type }));
			const sent = new Response(form);
			const type = sent.headers.get('content-type') ?? '';
			const bytes = new Uint8Array(await sent.arrayBuffer());
			const platform = await new Response(bytes, { headers: { 'content-type': type } }).formData();
			const read = await formInParts(cut(bytes, length), type.split('boundary=')[1] ?? '', most);
			expect(await told(read)).toEqual(await told(platform));
		})
	);
});

test('a large file is what it was', async () => {
	const bytes = new Uint8Array(5_000_000).map((_, at) => at % 251);
	const sent = new FormData();
	sent.append('film', new File([bytes], 'a.bin'));
	const answer = new Response(sent);
	const [, boundary = ''] = (answer.headers.get('content-type') ?? '').split('boundary=');
	const form = await formInParts(cut(new Uint8Array(await answer.arrayBuffer()), 65_536), boundary, most);
	expect(Buffer.compare(await bytesOf(form.get('film') as File), bytes)).toBe(0);
});

const read = (text: string, fields = 10): Promise<FormData> =>
	formInParts(cut(new TextEncoder().encode(text), 7), 'b', { ...most, fields });
const part = (head: string, value = 'x') => `--b\r\n${head}\r\n\r\n${value}\r\n`;
const named = 'content-disposition: form-data; name="a"';

test.each([
	['no end', part(named)],
	['no name', `${part('content-disposition: form-data')}--b--`],
	['a head without end', `--b\r\n${named}${'x'.repeat(9000)}`],
	['nothing of a form', 'x'.repeat(100)]
])('a form with %s is refused in words', async (_, text) => {
	await expect(read(text)).rejects.toMatchObject({ status: 400 });
});

test('a form with too many parts is refused with how many it may have', async () => {
	const text = `${part(named).repeat(11)}--b--\r\n`;
	await expect(read(text)).rejects.toMatchObject({ code: 'kernel_many_fields' });
	expect([...(await read(text, 11))]).toHaveLength(11);
});
