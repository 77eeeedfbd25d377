import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formInParts } from './multipart.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => !/[\0\r\n\\;=]/.test(one));
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

test('a form is read as the platform reads it', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.oneof(field, file)), async (parts) => {
			const form = new FormData();
			for (const part of parts)
				if ('text' in part) form.append(part.name, part.text);
				else form.append(part.name, new File([new Uint8Array(part.bytes)], part.filename, { type: part.type }));
			const sent = new Response(form);
			const type = sent.headers.get('content-type') ?? '';
			const bytes = new Uint8Array(await sent.arrayBuffer());
			const platform = await new Response(bytes, { headers: { 'content-type': type } }).formData();
			expect(await told(formInParts(bytes, type.split('boundary=')[1] ?? '', 3000))).toEqual(await told(platform));
		})
	);
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const part = (head: string, value = 'x') => `--b\r\n${head}\r\n\r\n${value}\r\n`;
const named = 'content-disposition: form-data; name="a"';

test.each([
	['no end', part(named)],
	['no name', `${part('content-disposition: form-data')}--b--`],
	['a head without end', `--b\r\n${named}${'x'.repeat(9000)}`],
	['nothing of a form', 'x'.repeat(100)]
])('a form with %s is refused in words', (_, text) => {
	expect(() => formInParts(bytesOf(text), 'b', 10)).toThrow(expect.objectContaining({ status: 400 }));
});

test('a form with too many parts is refused with how many it may have', () => {
	const text = `${part(named).repeat(11)}--b--\r\n`;
	expect(() => formInParts(bytesOf(text), 'b', 10)).toThrow(expect.objectContaining({ code: 'kernel_many_fields' }));
	expect([...formInParts(bytesOf(text), 'b', 11)]).toHaveLength(11);
});
