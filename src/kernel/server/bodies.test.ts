import { expect, test } from 'vitest';
import { formWithFiles, keepSmall } from './bodies.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const MEGABYTE = 1024 * 1024;

/** A request whose body comes in pieces, of whose length nothing is said. @returns how much of it was taken too */
function coming(piece: string, times: number, type = URLENCODED) {
	const bytes = new TextEncoder().encode(piece);
	const taken = { pieces: 0 };
	const body = new ReadableStream({
		pull(stream) {
			if (taken.pieces++ >= times) stream.close();
			else stream.enqueue(bytes);
		}
	});
	const headers = { 'content-type': type };
	const request = new Request('http://hub.test/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
	keepSmall(request);
	return { request, taken };
}

const partsOf = (count: number, head = '') =>
	Array.from(
		{ length: count },
		(_, at) => `--b\r\ncontent-disposition: form-data; name="a${at}"${head}\r\n\r\n${at}\r\n`
	).join('');

function parts(count: number, head = '') {
	return coming(`${partsOf(count, head)}--b--\r\n`, 1, 'multipart/form-data; boundary=b').request;
}

test('a small form is read, twice if need be, and is as it was sent', async () => {
	const { request } = coming('a=1&b=%C3%A9&', 1);
	expect([...(await request.formData())]).toEqual([
		['a', '1'],
		['b', 'é']
	]);
	expect((await request.formData()).get('a')).toBe('1');
	expect([...(await parts(3).formData())]).toHaveLength(3);
});

test('what does not end is cut while it is read', async () => {
	const { request, taken } = coming('a'.repeat(1024), Number.POSITIVE_INFINITY);
	await expect(request.formData()).rejects.toMatchObject({ code: 'kernel_too_large', status: 413 });
	expect(taken.pieces).toBeLessThan(520);
});

test.each(['text', 'json', 'arrayBuffer'] as const)('%s is cut too', async (reader) => {
	const { request } = coming('1'.repeat(1024), Number.POSITIVE_INFINITY, 'application/json');
	await expect(request[reader]()).rejects.toMatchObject({ status: 413 });
});

test('who says that more comes is refused before anything of it is read', async () => {
	const { request, taken } = coming('a', 10);
	Object.defineProperty(request, 'headers', { value: new Headers({ 'content-length': String(MEGABYTE) }) });
	await expect(request.formData()).rejects.toMatchObject({ status: 413 });
	// a stream has its first piece ready before anybody asks
	expect(taken.pieces).toBeLessThan(2);
});

test('a form has 3,000 fields at most, however they are sent', async () => {
	await expect(coming('a=&', 3001).request.formData()).rejects.toMatchObject({ code: 'kernel_many_fields' });
	await expect(parts(3001).formData()).rejects.toMatchObject({ code: 'kernel_many_fields', status: 400 });
	expect([...(await parts(2900).formData())]).toHaveLength(2900);
});

test('a part of a form has a short head', async () => {
	await expect(parts(1, `; x="${'y'.repeat(5000)}"`).formData()).rejects.toMatchObject({ status: 400 });
	await expect(parts(1, `\r\n${'x: y\r\n'.repeat(2000)}`).formData()).rejects.toMatchObject({ status: 400 });
});

test('more comes where it is asked for, in files alone', async () => {
	const file = `--b\r\ncontent-disposition: form-data; name="f"; filename="a.png"\r\n\r\n${'x'.repeat(2 * MEGABYTE)}\r\n`;
	const type = 'multipart/form-data; boundary=b';
	const sent = await formWithFiles(coming(`${file}--b--\r\n`, 1, type).request, 3);
	expect((sent.get('f') as File).size).toBe(2 * MEGABYTE);
	const more = formWithFiles(coming(`${file}--b--\r\n`, 1, type).request, 1);
	await expect(more).rejects.toMatchObject({ status: 413 });
	const text = file.replace('; filename="a.png"', '');
	const words = formWithFiles(coming(`${text}--b--\r\n`, 1, type).request, 3);
	await expect(words).rejects.toMatchObject({ status: 413 });
	await expect(formWithFiles(coming('a'.repeat(MEGABYTE), 1).request, 3)).rejects.toMatchObject({ status: 413 });
});
