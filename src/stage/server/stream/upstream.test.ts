import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { fetchOnce, type Piece } from './upstream.ts';

let close = () => {};
afterEach(() => close());

async function station(answer: RequestListener): Promise<URL> {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	close = () => {
		server.closeAllConnections();
		server.close();
	};
	return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/s.m4s`);
}

async function textOf({ body }: Piece): Promise<string> {
	let text = '';
	for await (const chunk of body.read()) text += chunk;
	return text;
}

test('an address inside is not asked', async () => {
	allowPrivateAddresses(false);
	const url = await station((_, response) => response.end('secret'));
	await expect(fetchOnce(url, 'piece', null)).rejects.toMatchObject({ code: 'stage_stream_away', status: 502 });
});

test('many who want the same piece at once are one question, and each has all of it', async () => {
	allowPrivateAddresses(true);
	let asked = 0;
	const url = await station((request, response) => {
		asked++;
		response.writeHead(206, { 'content-type': 'video/mp4', 'content-range': 'bytes 0-5/9' });
		response.write(request.headers.range?.slice(0, 3) ?? 'all');
		setTimeout(() => response.end('end'), 50);
	});
	const pieces = await Promise.all(Array.from({ length: 20 }, () => fetchOnce(url, 'piece', 'bytes=0-5')));
	expect(new Set(await Promise.all(pieces.map(textOf)))).toEqual(new Set(['bytend']));
	expect([asked, pieces[0]?.headers['content-range']]).toEqual([1, 'bytes 0-5/9']);
	await textOf(await fetchOnce(url, 'piece', 'bytes=6-8'));
	expect(asked).toBe(2);
});

test('what is gone, broken or too large is said, and asked anew the next time', async () => {
	let status = 404;
	const url = await station((_, response) =>
		response.writeHead(status, status === 302 ? { location: '/s.m4s' } : {}).end('x'.repeat(3_000_000))
	);
	await expect(fetchOnce(url, 'playlist', null)).rejects.toMatchObject({ status: 404 });
	for (status of [500, 302]) await expect(fetchOnce(url, 'playlist', null)).rejects.toMatchObject({ status: 502 });
	status = 200;
	await expect(fetchOnce(url, 'playlist', null).then(textOf)).rejects.toThrow(RangeError);
});

test('beyond what may be held nothing new is asked for', async () => {
	const url = await station((_, response) => response.end('x'.repeat(3_000_000)));
	await textOf(await fetchOnce(url, 'piece', null));
	const more = fetchOnce(url, 'piece', 'bytes=0-9', 2_000_000);
	await expect(more).rejects.toMatchObject({ code: 'stage_stream_away' });
});
