import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { allowPrivateAddresses, isPublic } from '#kernel/server/addresses.ts';
import { type Partner, partner } from '../../../../tests/support/partner.ts';
import { fetchCalendar } from './fetching.ts';

const unknown = { etag: null, lastModified: null };
let server: Partner | undefined;
afterEach(() => server?.close());

const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code?: string }) => error.code ?? String(error)
	);

test('an address inside is not asked, however it is written, also behind a redirect', async () => {
	allowPrivateAddresses(false);
	server = await partner((_, response) => response.end('BEGIN:VCALENDAR'));
	const { port } = new URL(server.url);
	for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'])
		expect(await code(fetchCalendar(`http://${host}:${port}/`, unknown)), host).toBe('subscription_address_closed');
	expect(server.asked).toEqual([]);
});

test('what is private, shared, for examples or a tunnel is not public', () => {
	allowPrivateAddresses(false);
	const inside = '10.0.0.1 100.64.0.1 169.254.169.254 172.31.255.255 192.168.1.1 198.18.0.1 224.0.0.1 255.255.255.255';
	const six =
		'::1 :: fe80::1 fc00::1 fd12::1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001::1 2001:db8::1 ff02::1 nothing';
	for (const address of `${inside} ${six}`.split(' ')) expect(isPublic(address), address).toBe(false);
	for (const address of ['8.8.8.8', '172.32.0.1', '193.190.193.1', '2a02:2788::1', '2001:4860:4860::8888'])
		expect(isPublic(address), address).toBe(true);
});

// from here on this machine may be asked: the tests' partner is on it
test('what is packed, redirected or in an old encoding is read', async () => {
	allowPrivateAddresses(true);
	server = await partner((asked, response) => {
		if (asked.url === '/old')
			return response.writeHead(200, { 'content-type': 'text/calendar' }).end(Buffer.from('é', 'latin1'));
		if (asked.url === '/moved') return response.writeHead(301, { location: '/packed' }).end();
		return response.writeHead(200, { 'content-encoding': 'gzip', etag: '"1"' }).end(gzipSync('agenda'));
	});
	expect(await fetchCalendar(`${server.url}/moved`, unknown)).toEqual({
		text: 'agenda',
		etag: '"1"',
		lastModified: null
	});
	expect(await fetchCalendar(`${server.url}/old`, unknown)).toMatchObject({ text: 'é' });
});

test('who has the version says it, and is told that it is the same', async () => {
	server = await partner((asked, response) =>
		response.writeHead(asked.headers['if-none-match'] === '"1"' ? 304 : 200).end()
	);
	expect(await fetchCalendar(server.url, { etag: '"1"', lastModified: null })).toBe('same');
});

test('a redirect to what is no web address, and one without end, is refused', async () => {
	server = await partner((asked, response) => {
		const location = asked.url === '/file' ? 'file:///etc/passwd' : `/${Math.random()}`;
		response.writeHead(302, { location }).end();
	});
	expect(await code(fetchCalendar(`${server.url}/file`, unknown))).toBe('subscription_redirects');
	expect(await code(fetchCalendar(server.url, unknown))).toBe('subscription_redirects');
	expect(server.asked.length).toBeLessThan(10);
});

test('too much, too slow, an error, a broken line and nobody there are each said', async () => {
	server = await partner((asked, response) => {
		if (asked.url === '/big') response.end(Buffer.alloc(20_000));
		if (asked.url === '/bomb')
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
		if (asked.url === '/broken') response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
		if (asked.url === '/404') response.writeHead(404).end();
		if (asked.url === '/half') response.write('BEGIN', () => response.destroy());
	});
	const limits = { bytes: 10_000, milliseconds: 400 };
	const ask = (path: string) => code(fetchCalendar(`${server?.url}${path}`, unknown, limits));
	expect(await ask('/big')).toBe('subscription_too_big');
	expect(await ask('/bomb')).toBe('subscription_too_big');
	expect(await ask('/broken')).toBe('subscription_unreachable');
	expect(await ask('/404')).toBe('subscription_status');
	expect(await ask('/half')).toBe('subscription_unreachable');
	expect(await ask('/never')).toBe('subscription_too_slow');
	expect(await code(fetchCalendar('http://127.0.0.1:9/', unknown))).toBe('subscription_unreachable');
	expect(await code(fetchCalendar('http://nobody.invalid/', unknown))).toBe('subscription_unreachable');
});
